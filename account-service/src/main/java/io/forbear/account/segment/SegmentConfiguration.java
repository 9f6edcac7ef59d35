package io.forbear.account.segment;

import java.io.IOException;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;

/** Reads the bank's points tables; the service does not start with one that is not sound. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SegmentConfiguration.ReviewSettings.class)
class SegmentConfiguration {

    /**
     * How accounts are judged anew.
     *
     * @param batch how many in one transaction
     * @param perSecond how many a second at most, in real time
     */
    @ConfigurationProperties("forbear.account.segment-review")
    record ReviewSettings(@DefaultValue("200") int batch, @DefaultValue("1000") int perSecond) {
        ReviewSettings {
            if (batch < 1 || perSecond < 1) {
                throw new IllegalArgumentException(
                        "batch and per-second of segment-review are positive, found %d and %d"
                                .formatted(batch, perSecond));
            }
        }

        /** The time between two batches. */
        Duration pace() {
            return Duration.ofSeconds(1).multipliedBy(batch).dividedBy(perSecond);
        }
    }

    @Bean
    PointsTables pointsTables(@Value("${forbear.account.segments}") Resource file)
            throws IOException {
        return PointsTableFile.read(file.getInputStream());
    }
}
