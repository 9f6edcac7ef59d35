package io.forbear.messaging;

import io.forbear.events.PaymentPosted;
import io.forbear.topics.Topics;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.r2dbc.core.DatabaseClient;

/** The smallest service that consumes and publishes. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class SampleApplication {
    @Bean
    Ledger ledger(DatabaseClient database, Outbox outbox) {
        return new Ledger(database, outbox);
    }

    @Bean
    Subscription<PaymentPosted> payments(Ledger ledger) {
        return Subscription.to(Topics.ACCOUNT_PAYMENT, ledger::post);
    }
}
