package io.forbear.compliance.backtest;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Settings of back-tests. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BacktestSettings.class)
class BacktestConfiguration {}
