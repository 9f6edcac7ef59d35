package io.forbear.account.legal;

import java.io.IOException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;

/** Reads the conditions of legal referrals. */
@Configuration(proxyBeanMethods = false)
class LegalConfiguration {
    @Bean
    LegalPolicy legalPolicy(@Value("${forbear.account.legal:classpath:legal.yaml}") Resource file)
            throws IOException {
        return LegalPolicyFile.read(file.getInputStream());
    }
}
