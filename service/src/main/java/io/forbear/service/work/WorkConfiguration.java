package io.forbear.service.work;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import reactor.core.publisher.Mono;

/** Measures how far behind a service is, and tells it. */
@AutoConfiguration
@EnableScheduling
public class WorkConfiguration {
    @Bean
    WorkEndpoint workEndpoint(ObjectProvider<Work> works, Clock clock) {
        return new WorkEndpoint(works.stream().toList(), clock);
    }

    @Bean
    WorkMetrics workMetrics(
            WorkEndpoint endpoint, ObjectProvider<Work> works, MeterRegistry meters) {
        return new WorkMetrics(endpoint, works.stream().toList(), meters);
    }

    /** Looks now and then, so that the gauges are fresh where nobody asks. */
    static class WorkMetrics {
        private final WorkEndpoint endpoint;

        WorkMetrics(WorkEndpoint endpoint, List<Work> works, MeterRegistry meters) {
            this.endpoint = endpoint;
            for (var work : works) {
                Gauge.builder("forbear.work.age", () -> endpoint.ageSeconds(work.part()))
                        .description("how long the oldest piece of work that is due has waited")
                        .baseUnit("seconds")
                        .tag("part", work.part())
                        .register(meters);
            }
        }

        @Scheduled(fixedDelayString = "${forbear.work.every:5s}")
        Mono<Void> look() {
            return endpoint.look().then().onErrorComplete();
        }
    }
}
