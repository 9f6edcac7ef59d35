package io.forbear.messaging;

import static io.forbear.testing.Soon.soon;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.messaging.Ledger.Entry;
import io.forbear.service.work.WorkEndpoint;
import io.forbear.testing.Surroundings;
import io.forbear.topics.Topics;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;

class InboxIT implements WithSampleService {
    @Autowired private Ledger ledger;
    @Autowired private DatabaseClient database;
    @Autowired private WorkEndpoint work;

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
    void tellsUpToWhenAllIsConsumedAndPublished() {
        var debtor = Samples.newDebtor();
        Surroundings.send(Topics.ACCOUNT_PAYMENT, Samples.payment(debtor, "p1"));

        soon(() -> assertThat(notices(debtor)).isEqualTo(1));
        soon(
                () -> {
                    var standing = requireNonNull(work.look().block());
                    assertThat(standing.doneUntil())
                            .containsEntry("subscriptions", standing.now())
                            .containsEntry("outbox", standing.now());
                });
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

    @Test
    void letsManyTakeEffectInOneTransaction() {
        var debtors = debtors();
        Surroundings.sendAll(
                Topics.ACCOUNT_PAYMENT,
                debtors.stream().map(debtor -> Samples.payment(debtor, "p1")).toList());

        soon(() -> assertThat(entriesOf(debtors)).isEqualTo(debtors.size()));
        assertThat(transactionsOf(debtors)).isLessThan(debtors.size() / 2L);
    }

    @Test
    void lastsOneFailureForTheOthersOfItsTransaction() {
        var debtors = debtors();
        var failing = debtors.get(debtors.size() / 2);
        ledger.failOn("bad " + failing, 100, new IllegalStateException("never"));
        Surroundings.sendAll(
                Topics.ACCOUNT_PAYMENT,
                debtors.stream()
                        .map(debtor -> Samples.payment(debtor, payment(debtor, failing)))
                        .toList());

        soon(() -> assertThat(entriesOf(debtors)).isEqualTo(debtors.size() - 1));
        soon(
                () ->
                        assertThat(Surroundings.read(Topics.ACCOUNT_PAYMENT.parkedName(), failing))
                                .hasSize(1));
        assertThat(ledger.payments(failing)).isEmpty();
    }

    private static String payment(String debtor, String failing) {
        return debtor.equals(failing) ? "bad " + debtor : "p1";
    }

    /** As many as make batches, in one cohort. */
    private static List<String> debtors() {
        var cohort = Samples.newDebtor();
        return IntStream.range(0, 200).mapToObj(i -> cohort + "-" + i).toList();
    }

    private long entriesOf(List<String> debtors) {
        return count("count(*)", debtors);
    }

    private long transactionsOf(List<String> debtors) {
        return count("count(distinct xmin::text)", debtors);
    }

    private long count(String what, List<String> debtors) {
        return database.sql("select " + what + " from ledger where debtor_id = any(:debtors)")
                .bind("debtors", debtors.toArray(String[]::new))
                .mapValue(Long.class)
                .one()
                .blockOptional()
                .orElseThrow();
    }

    private static int notices(String debtor) {
        return Surroundings.read(Topics.DEBTOR_NOTICE.name(), debtor).size();
    }
}
