package io.forbear.messaging;

import static io.forbear.testing.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.testing.Surroundings;
import io.forbear.topics.Topics;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** What Kafka delivers again, because an offset was not committed, changes nothing. */
class RedeliveryIT {
    private static final String SERVICE = "redelivered";
    private static final String TOPIC = Topics.ACCOUNT_PAYMENT.name();

    private final List<String> arguments =
            SampleApplication.arguments(SERVICE, Surroundings.newDatabase(SERVICE));
    private final String debtor = Samples.newDebtor();
    private final String poisoned = Samples.newDebtor();

    @Test
    void changesNothingWhenEverythingIsDeliveredAgain() throws Exception {
        try (var service = start()) {
            var ledger = service.getBean(Ledger.class);
            pay(debtor, "p1");
            pay(debtor, "p2");
            var garbage = "garbage".getBytes(StandardCharsets.UTF_8);
            Surroundings.send(TOPIC, poisoned, garbage, Map.of());
            pay(poisoned, "p1");
            soon(() -> assertThat(ledger.payments(debtor)).containsExactly("p1", "p2"));
            soon(() -> assertThat(parked()).isEqualTo(2));
        }
        rewind();
        try (var service = start()) {
            var ledger = service.getBean(Ledger.class);
            pay(debtor, "p3");
            pay(poisoned, "p2");
            soon(() -> assertThat(ledger.payments(debtor)).containsExactly("p1", "p2", "p3"));
            soon(() -> assertThat(parked()).isEqualTo(3));
            soon(
                    () ->
                            assertThat(Surroundings.read(Topics.DEBTOR_NOTICE.name(), debtor))
                                    .hasSize(3));
            assertThat(ledger.payments(poisoned)).isEmpty();
        }
    }

    private ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(SampleApplication.class)
                .run(arguments.toArray(String[]::new));
    }

    private int parked() {
        return Surroundings.read(Topics.ACCOUNT_PAYMENT.parkedName(), poisoned).size();
    }

    private static void rewind() throws Exception {
        var offsets = new HashMap<TopicPartition, OffsetAndMetadata>();
        for (int partition = 0; partition < 4; partition++) {
            offsets.put(new TopicPartition(TOPIC, partition), new OffsetAndMetadata(0));
        }
        try (var admin =
                Admin.create(
                        Map.of(
                                "bootstrap.servers",
                                Surroundings.INFRASTRUCTURE.bootstrapServers()))) {
            admin.alterConsumerGroupOffsets(SERVICE, offsets).all().get();
        }
    }

    private static void pay(String debtor, String payment) {
        Surroundings.send(Topics.ACCOUNT_PAYMENT, Samples.payment(debtor, payment));
    }
}
