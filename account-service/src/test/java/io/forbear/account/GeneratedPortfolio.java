package io.forbear.account;

import static io.forbear.account.EventExamples.noon;

import io.forbear.events.AccountOverdue;
import io.forbear.events.Money;
import io.forbear.events.PaymentKind;
import io.forbear.events.PaymentPosted;
import io.forbear.testing.Surroundings;
import io.forbear.topics.Topics;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A made-up portfolio of one product over a year, as core banking and plan-service tell it: monthly
 * statements of accounts that fall behind, pay, recover, are charged off or go into a plan;
 * postings of every kind; out of order, some twice, some corrected.
 */
final class GeneratedPortfolio {
    private static final int MONTHS = 12;

    private final String product = "FIGURES-" + UUID.randomUUID();
    private final Random random = new Random(4711);
    private final List<AccountOverdue> statements = new ArrayList<>();
    private final List<PaymentPosted> postings = new ArrayList<>();
    private final List<Runnable> plans = new ArrayList<>();
    private final List<AccountOverdue> wrongAtFirst = new ArrayList<>();

    GeneratedPortfolio(int year, int accounts) {
        for (int i = 0; i < accounts; i++) {
            account(EventExamples.newDebtor(), year, i % 5 == 0 ? "USD" : "CNY");
        }
        Collections.shuffle(statements, random);
        Collections.shuffle(postings, random);
    }

    String product() {
        return product;
    }

    /** How many facts are known in the end, those told twice counted once. */
    int facts() {
        return statements.size() + postings.size() + plans.size();
    }

    /** Counts them where they are kept. */
    String countOfFacts() {
        return """
                SELECT (SELECT count(*) FROM statement WHERE product = '%1$s')
                    + (SELECT count(*) FROM posting WHERE account_id IN
                        (SELECT account_id FROM statement WHERE product = '%1$s'))
                    + (SELECT count(*) FROM plan_fact WHERE account_id IN
                        (SELECT account_id FROM statement WHERE product = '%1$s'))
                """
                .formatted(product);
    }

    void tell() {
        Surroundings.sendAll(Topics.ACCOUNT_PAYMENT, postings);
        Surroundings.sendAll(Topics.ACCOUNT_OVERDUE, wrongAtFirst);
        Surroundings.sendAll(Topics.ACCOUNT_OVERDUE, statements);
        Surroundings.sendAll(Topics.ACCOUNT_OVERDUE, statements.subList(0, 20));
        plans.forEach(Runnable::run);
    }

    /** A payment of an account of the portfolio, in the middle of the year, known only now. */
    PaymentPosted anotherPayment() {
        var of = postings.stream().filter(one -> one.getKind() == PaymentKind.PAYMENT).findFirst();
        return PaymentPosted.newBuilder(of.orElseThrow())
                .setEventId(UUID.randomUUID())
                .setPaymentId("P-" + UUID.randomUUID())
                .setEffectiveDate(LocalDate.of(2019, 5, 20))
                .build();
    }

    /** The same payment, with another amount and value date. */
    PaymentPosted corrected(PaymentPosted payment) {
        return PaymentPosted.newBuilder(payment)
                .setAmount(money(1, payment.getAmount().getCurrency()))
                .setEffectiveDate(LocalDate.of(2019, 7, 3))
                .build();
    }

    private void account(EventExamples debtor, int year, String currency) {
        var since = LocalDate.of(year, 1 + random.nextInt(6), 1 + random.nextInt(28));
        var isCurrent = false;
        var chargedOff = false;
        int first = since.getMonthValue();
        for (int month = first; month <= MONTHS; month++) {
            var stated = LocalDate.of(year, month, 1 + random.nextInt(20));
            if (!stated.isAfter(since)) {
                stated = since.plusDays(1);
            }
            chargedOff |= random.nextInt(40) == 0;
            isCurrent = month > first && !chargedOff && random.nextInt(4) == 0;
            var amount = 100 + random.nextInt(900);
            statement(debtor, stated, isCurrent ? null : since, amount, currency, chargedOff);
            postings(debtor, stated, amount, currency);
            if (isCurrent) {
                since = stated.plusDays(5);
            }
        }
        plan(debtor, year);
    }

    private void statement(
            EventExamples debtor,
            LocalDate stated,
            @Nullable LocalDate since,
            int amount,
            String currency,
            boolean chargedOff) {
        var event =
                debtor.overdue(stated, since, "1")
                        .setProduct(product)
                        .setAmountOverdue(money(since == null ? 0 : amount, currency))
                        .setBalance(money(random.nextInt(10) == 0 ? -20 : 3 * amount, currency))
                        .setChargedOff(chargedOff)
                        .build();
        statements.add(event);
        if (random.nextInt(10) == 0) {
            wrongAtFirst.add(
                    AccountOverdue.newBuilder(event).setAmountOverdue(money(7, currency)).build());
        }
    }

    private void postings(EventExamples debtor, LocalDate stated, int owed, String currency) {
        for (int i = random.nextInt(3); i > 0; i--) {
            var day = stated.plusDays(random.nextInt(20));
            // a charged-off account is never paid off: which stage it is in then is the bank's
            // choice
            var part = random.nextInt(owed + 50);
            var id = "P-" + UUID.randomUUID();
            post(debtor, id, PaymentKind.PAYMENT, day, part, currency);
            switch (random.nextInt(8)) {
                case 0 -> post(debtor, id, PaymentKind.REVERSAL, day.plusDays(9), part, currency);
                case 1 ->
                        post(debtor, id, PaymentKind.CHARGEBACK, day.minusDays(3), part, currency);
                case 2 -> post(debtor, id, PaymentKind.PAYMENT, day, part, currency);
                case 3 -> post(debtor, id + "a", PaymentKind.ADJUSTMENT, day, -part, currency);
                default -> {}
            }
        }
    }

    private void post(
            EventExamples debtor,
            String id,
            PaymentKind kind,
            LocalDate day,
            int amount,
            String currency) {
        var isTakenBack = kind == PaymentKind.REVERSAL || kind == PaymentKind.CHARGEBACK;
        postings.add(
                debtor.posting(id, kind, day, "1")
                        .setAmount(money(amount, currency))
                        .setReversesPaymentId(isTakenBack ? id : null)
                        .build());
    }

    private void plan(EventExamples debtor, int year) {
        if (random.nextInt(4) == 0) {
            var signed = noon(LocalDate.of(year, 3 + random.nextInt(5), 15));
            plans.add(() -> Surroundings.send(Topics.PLAN_AGREED, debtor.agreed("PL", signed)));
            if (random.nextBoolean()) {
                var broken = noon(LocalDate.of(year, 9, 2));
                plans.add(() -> Surroundings.send(Topics.PLAN_BROKEN, debtor.broken("PL", broken)));
            }
        }
    }

    private static Money money(int amount, String currency) {
        return new Money(BigDecimal.valueOf(amount).setScale(4), currency);
    }
}
