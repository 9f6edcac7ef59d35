package io.forbear.messaging;

import static io.forbear.testing.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.messaging.Ledger.Entry;
import io.forbear.testing.Surroundings;
import io.forbear.topics.Topics;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class InboxIT implements WithSampleService {
    @Autowired private Ledger ledger;

    @Test
    void processesADuplicateOnceAndPublishesOnceWhatFollows() {
        var debtor = Samples.newDebtor();
        Surroundings.send(Topics.ACCOUNT_PAYMENT, Samples.payment(debtor, "p1"));
        Surroundings.send(Topics.ACCOUNT_PAYMENT, Samples.payment(debtor, "p1"));
        Surroundings.send(Topics.ACCOUNT_PAYMENT, Samples.payment(debtor, "p2"));

        soon(() -> assertThat(ledger.payments(debtor)).containsExactly("p1", "p2"));
        soon(() -> assertThat(notices(debtor)).isEqualTo(2));
    }

    @Test
    void processesACorrectionOfAnEventItKnows() {
        var debtor = Samples.newDebtor();
        Surroundings.send(Topics.ACCOUNT_PAYMENT, Samples.payment(debtor, "p1", 100));
        Surroundings.send(Topics.ACCOUNT_PAYMENT, Samples.payment(debtor, "p1", 90));
        Surroundings.send(Topics.ACCOUNT_PAYMENT, Samples.payment(debtor, "p1", 90));
        Surroundings.send(Topics.ACCOUNT_PAYMENT, Samples.payment(debtor, "p2", 1));

        soon(
                () ->
                        assertThat(ledger.entries(debtor))
                                .containsExactly(
                                        new Entry("p1", "100.0000"),
                                        new Entry("p1", "90.0000"),
                                        new Entry("p2", "1.0000")));
    }

    @Test
    void keepsTheOrderOfEveryDebtor() {
        var debtors = IntStream.range(0, 20).mapToObj(_ -> Samples.newDebtor()).toList();
        var payments = IntStream.range(0, 25).mapToObj(i -> "p" + i).toList();
        payments.forEach(
                payment ->
                        debtors.forEach(
                                debtor ->
                                        Surroundings.send(
                                                Topics.ACCOUNT_PAYMENT,
                                                Samples.payment(debtor, payment))));

        for (var debtor : debtors) {
            soon(() -> assertThat(ledger.payments(debtor)).isEqualTo(payments));
            soon(() -> assertThat(notices(debtor)).isEqualTo(payments.size()));
        }
    }

    @Test
    void triesAFailureAgainUntilItHeals() {
        var debtor = Samples.newDebtor();
        ledger.failOn("flaky " + debtor, 3, new IllegalStateException("not yet"));
        Surroundings.send(Topics.ACCOUNT_PAYMENT, Samples.payment(debtor, "flaky " + debtor));
        Surroundings.send(Topics.ACCOUNT_PAYMENT, Samples.payment(debtor, "p2"));

        soon(() -> assertThat(ledger.payments(debtor)).containsExactly("flaky " + debtor, "p2"));
        soon(() -> assertThat(notices(debtor)).isEqualTo(2));
        assertThat(Surroundings.read(Topics.ACCOUNT_PAYMENT.parkedName(), debtor)).isEmpty();
    }

    private static int notices(String debtor) {
        return Surroundings.read(Topics.DEBTOR_NOTICE.name(), debtor).size();
    }
}
