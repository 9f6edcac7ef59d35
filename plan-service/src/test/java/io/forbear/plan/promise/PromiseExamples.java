package io.forbear.plan.promise;

import static io.forbear.plan.performance.PerformanceExamples.ACCOUNT;
import static io.forbear.plan.performance.PerformanceExamples.cny;

import io.forbear.plan.payment.Payment;
import io.forbear.plan.schedule.Instalment;
import io.forbear.plan.schedule.Schedule;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;

/** A promise of 100 by 10 January 2027 and 100 by the 20th, given on the 1st. */
final class PromiseExamples {
    static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    static final LocalDate MADE = LocalDate.of(2027, 1, 1);
    static final LocalDate FIRST = LocalDate.of(2027, 1, 10);
    static final LocalDate SECOND = LocalDate.of(2027, 1, 20);

    /** Three days of grace, 5 or 2 %, half for partly. */
    static final Judging JUDGING = new Judging(3, cny("5"), new BigDecimal("2"), 50);

    static final Judged.Policy POLICY = new Judged.Policy(3, 90);
    static final Promise TWO_DATES = promise("W1", MADE, FIRST, SECOND);
    static final Promise ONE_DATE = promise("W1", MADE, FIRST);

    private PromiseExamples() {}

    static Promise promise(String id, LocalDate made, LocalDate... days) {
        return new Promise(
                id,
                "D-1",
                List.of(ACCOUNT),
                new Schedule(
                        IntStream.range(0, days.length)
                                .mapToObj(i -> new Instalment(i + 1, days[i], cny("100")))
                                .toList()),
                JUDGING,
                SHANGHAI,
                noon(made),
                noon(made),
                "desk",
                null,
                null,
                null);
    }

    static Promise takenBack(Promise promise, LocalDate on) {
        return promise.withdrawn(new Promise.Withdrawal(noon(on), "he will pay more later"));
    }

    static Instant noon(LocalDate date) {
        return date.atTime(12, 0).atZone(SHANGHAI).toInstant();
    }

    /** How a promise stands at noon of a day if it is the only one. */
    static Judgement on(Promise promise, LocalDate today, Payment... postings) {
        return Judged.all(List.of(promise), List.of(postings), List.of(), POLICY, noon(today))
                .getFirst()
                .judgement();
    }
}
