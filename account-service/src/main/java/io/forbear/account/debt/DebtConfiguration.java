package io.forbear.account.debt;

import io.forbear.account.terms.ContractFile;
import io.forbear.account.terms.Contracts;
import java.io.IOException;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;

/** Reads the bank's contract terms; the service does not start with terms that cannot be meant. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DebtConfiguration.DebtProperties.class)
class DebtConfiguration {

    /**
     * Settings of statements of debt.
     *
     * @param contracts the file with the contract terms
     */
    @ConfigurationProperties("forbear.account")
    record DebtProperties(Resource contracts) {}

    @Bean
    Contracts contracts(DebtProperties properties) throws IOException {
        return ContractFile.read(properties.contracts().getInputStream());
    }
}
