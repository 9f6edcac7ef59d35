package io.forbear.account.segment;

import java.io.IOException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;

/** Reads the bank's points tables; the service does not start with one that is not sound. */
@Configuration(proxyBeanMethods = false)
class SegmentConfiguration {
    @Bean
    PointsTables pointsTables(@Value("${forbear.account.segments}") Resource file)
            throws IOException {
        return PointsTableFile.read(file.getInputStream());
    }
}
