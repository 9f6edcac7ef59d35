package io.forbear.messaging;

import io.forbear.events.DebtorNotice;
import io.forbear.events.PaymentPosted;
import io.forbear.topics.Topics;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The effect of payments in the sample: an entry and an event, unless the test wants a fault. */
final class Ledger implements BatchEffect<PaymentPosted> {
    private final DatabaseClient database;
    private final Outbox outbox;
    private final Map<String, Fault> faults = new ConcurrentHashMap<>();

    Ledger(DatabaseClient database, Outbox outbox) {
        this.database = database;
        this.outbox = outbox;
    }

    /** An entry: which payment, with which amount. */
    record Entry(String paymentId, String amount) {}

    private record Fault(AtomicInteger times, RuntimeException thrown) {}

    /** The next payments of the id fail so many times, after they have written their entry. */
    void failOn(String paymentId, int times, RuntimeException thrown) {
        faults.put(paymentId, new Fault(new AtomicInteger(times), thrown));
    }

    void heal(String paymentId) {
        faults.remove(paymentId);
    }

    /** Entries of many payments, and their events in one go. */
    @Override
    public Mono<Void> on(List<Traced<PaymentPosted>> payments) {
        var notices =
                payments.stream()
                        .<Outgoing<?>>map(
                                one ->
                                        new Outgoing<>(
                                                Topics.DEBTOR_NOTICE,
                                                notice(one.what()),
                                                one.trace()))
                        .toList();
        return Flux.fromIterable(payments)
                .concatMap(one -> enter(one.what()))
                .then(Mono.defer(() -> outbox.publish(notices)))
                .thenMany(Flux.fromIterable(payments))
                .concatMap(one -> fault(one.what()))
                .then();
    }

    private Mono<Void> enter(PaymentPosted payment) {
        return database.sql(
                        """
                        insert into ledger (debtor_id, payment_id, amount)
                        values (:debtor, :payment, :amount)
                        """)
                .bind("debtor", payment.getDebtorId())
                .bind("payment", payment.getPaymentId())
                .bind("amount", payment.getAmount().getAmount())
                .then();
    }

    List<Entry> entries(String debtor) {
        return database.sql(
                        """
                        select payment_id, cast(amount as text) as amount from ledger
                        where debtor_id = :debtor order by position
                        """)
                .bind("debtor", debtor)
                .map(
                        row ->
                                new Entry(
                                        "" + row.get("payment_id", String.class),
                                        "" + row.get("amount", String.class)))
                .all()
                .collectList()
                .blockOptional()
                .orElseThrow();
    }

    List<String> payments(String debtor) {
        return entries(debtor).stream().map(Entry::paymentId).toList();
    }

    private Mono<Void> fault(PaymentPosted payment) {
        var fault = faults.get(payment.getPaymentId());
        return fault == null || fault.times().getAndDecrement() <= 0
                ? Mono.empty()
                : Mono.error(fault.thrown());
    }

    private static DebtorNotice notice(PaymentPosted payment) {
        return Samples.notice(
                payment.getDebtorId(), EventIds.derived(payment.getEventId(), "notice"));
    }
}
