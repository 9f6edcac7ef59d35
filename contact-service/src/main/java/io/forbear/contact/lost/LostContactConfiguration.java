package io.forbear.contact.lost;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;

/** Reads the rule; a file that cannot be meant keeps the service down. */
@Configuration(proxyBeanMethods = false)
class LostContactConfiguration {
    @Bean
    LostRule lostRule(@Value("${forbear.contact.lost-contact}") Resource file) throws IOException {
        return LostRuleFile.read(
                file.getDescription(), file.getContentAsString(StandardCharsets.UTF_8));
    }
}
