package io.forbear.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.forbear.messaging.Ledger.Entry;
import io.forbear.topics.Topics;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(
        classes = SampleApplication.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "spring.config.import=classpath:forbear-defaults.yml")
class InboxIT {
    private static final Duration SOON = Duration.ofSeconds(20);

    @Autowired private Ledger ledger;

    @DynamicPropertySource
    static void surroundings(DynamicPropertyRegistry registry) {
        Surroundings.properties("sample", Surroundings.newDatabase("sample"))
                .forEach((name, value) -> registry.add(name, () -> value));
    }

    @Test
    void processesAnEventOnceAndPublishesWhatFollows() {
        var debtor = Samples.newDebtor();
        Surroundings.send(Topics.ACCOUNT_PAYMENT, Samples.payment(debtor, "p1"));
        Surroundings.send(Topics.ACCOUNT_PAYMENT, Samples.payment(debtor, "p1"));
        Surroundings.send(Topics.ACCOUNT_PAYMENT, Samples.payment(debtor, "p2"));

        await().atMost(SOON).until(() -> ledger.payments(debtor).contains("p2"));

        assertThat(ledger.payments(debtor)).containsExactly("p1", "p2");
        await().atMost(SOON)
                .untilAsserted(
                        () ->
                                assertThat(Surroundings.read(Topics.DEBTOR_NOTICE.name(), debtor))
                                        .hasSize(2));
    }

    @Test
    void processesACorrectionOfAnEventItKnows() {
        var debtor = Samples.newDebtor();
        Surroundings.send(Topics.ACCOUNT_PAYMENT, Samples.payment(debtor, "p1", 100));
        Surroundings.send(Topics.ACCOUNT_PAYMENT, Samples.payment(debtor, "p1", 90));

        await().atMost(SOON)
                .untilAsserted(
                        () ->
                                assertThat(ledger.entries(debtor))
                                        .containsExactly(
                                                new Entry("p1", "100.0000"),
                                                new Entry("p1", "90.0000")));
    }
}
