package io.forbear.contact.casework;

import io.forbear.clock.ScaledClock;
import io.forbear.contact.pacing.Pacing;
import io.forbear.contact.pacing.PacingFile;
import io.forbear.contact.proposal.Treatment;
import io.forbear.contact.strategy.StrategyFile;
import io.forbear.contact.template.TemplateFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Reads the bank's strategies and wordings; a file that cannot be meant keeps the service down. */
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
        return PacingFile.read(file.getDescription(), text(file))
                .lookedAtEvery(ContactSettings.simulated(every.multipliedBy(LOOKS), clock));
    }

    @Bean
    Treatment treatment(ContactSettings settings, Pacing pacing, ScaledClock clock)
            throws IOException {
        var templates =
                TemplateFile.read(
                        settings.templates().getDescription(), text(settings.templates()));
        var strategies =
                StrategyFile.read(
                        settings.strategies().getDescription(),
                        text(settings.strategies()),
                        templates);
        return new Treatment(strategies, templates, settings.timing(clock), pacing);
    }

    private static String text(Resource file) throws IOException {
        return file.getContentAsString(StandardCharsets.UTF_8);
    }
}
