package io.forbear.messaging;

import io.forbear.embedded.Database;
import io.forbear.events.PaymentPosted;
import io.forbear.testing.Surroundings;
import io.forbear.topics.Topics;
import java.util.LinkedHashMap;
import java.util.List;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.r2dbc.core.DatabaseClient;

/** The smallest service that consumes and publishes. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class SampleApplication {
    /** Group of a stream that parks by itself. */
    static final String STREAM = "sample-stream";

    /** The command line that starts it. */
    static List<String> arguments(String service, Database database) {
        var properties = new LinkedHashMap<>(Surroundings.properties(database));
        properties.put("spring.config.import", "classpath:forbear-defaults.yml");
        properties.put("spring.application.name", service);
        properties.put("server.port", "0");
        return properties.entrySet().stream()
                .map(property -> "--" + property.getKey() + "=" + property.getValue())
                .toList();
    }

    @Bean
    Ledger ledger(DatabaseClient database, Outbox outbox) {
        return new Ledger(database, outbox);
    }

    @Bean
    Subscription<PaymentPosted> payments(Ledger ledger) {
        return Subscription.together(Topics.ACCOUNT_PAYMENT, SampleApplication::possible, ledger);
    }

    private static PaymentPosted possible(PaymentPosted payment) {
        if (payment.getPaymentId().startsWith("impossible")) {
            throw new IllegalArgumentException("such a payment cannot be");
        }
        return payment;
    }

    @Bean
    RememberedRequests answered() {
        return new RememberedRequests("sample_request");
    }

    @Bean
    ParkingStream stream() {
        return new ParkingStream(STREAM, List.of(Topics.CONTACT_ATTEMPTED));
    }
}
