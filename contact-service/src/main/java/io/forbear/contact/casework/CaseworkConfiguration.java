package io.forbear.contact.casework;

import io.forbear.clock.ScaledClock;
import io.forbear.contact.pacing.Pacing;
import io.forbear.contact.pacing.PacingFile;
import io.forbear.contact.proposal.Timing;
import io.forbear.messaging.work.DueRows;
import io.forbear.service.work.Work;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.scheduling.annotation.EnableScheduling;

/** What the settings say about time. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@EnableConfigurationProperties(ContactSettings.class)
class CaseworkConfiguration {
    /** A look may take as long as the time between two. */
    private static final int LOOKS = 3;

    @Bean
    Pacing pacing(
            ContactSettings settings,
            ScaledClock clock,
            @Value("${forbear.contact.polling.every}") Duration every)
            throws IOException {
        var file = settings.pacing();
        var text = file.getContentAsString(StandardCharsets.UTF_8);
        return PacingFile.read(file.getDescription(), text)
                .lookedAtEvery(settings.look(every.multipliedBy(LOOKS), clock));
    }

    @Bean
    Work workOnCases(DatabaseClient database) {
        return DueRows.of("due-cases", "debtor", "due_at", database);
    }

    @Bean
    Timing timing(ContactSettings settings, ScaledClock clock) {
        return settings.timing(clock);
    }
}
