package io.forbear.account;

import java.util.List;

/**
 * The figures of {@code docs/metrics.md} as plain SQL over the tables of facts, for accounts kept
 * in Shanghai. A query has the columns of the figure's rows, without the product.
 */
final class Recount {
    /**
     * One row per account and date of {@code dates}: how the account stood at the end of that date.
     * The stage is by days past due, as in the shipped list.
     */
    private static final String STOOD =
            """
            stated AS (
                SELECT DISTINCT ON (d.on_date, s.account_id) d.on_date, s.*,
                    (s.occurred_at AT TIME ZONE 'Asia/Shanghai')::date AS stated_on
                FROM dates d JOIN statement s
                    ON (s.occurred_at AT TIME ZONE 'Asia/Shanghai')::date <= d.on_date
                WHERE s.product = :product
                ORDER BY d.on_date, s.account_id, s.occurred_at DESC, s.event_id DESC),
            counted AS (
                SELECT DISTINCT ON (account_id, payment_id, kind) *,
                    CASE WHEN kind IN ('REVERSAL', 'CHARGEBACK') THEN -amount ELSE amount END AS paid
                FROM posting
                ORDER BY account_id, payment_id, kind, occurred_at DESC, event_id DESC),
            reduced AS (
                SELECT s.on_date, s.account_id, coalesce(sum(p.paid), 0) AS paid
                FROM stated s LEFT JOIN counted p
                    ON p.account_id = s.account_id AND p.currency = s.currency
                    AND p.effective_date <= s.on_date
                    AND EXISTS (SELECT FROM counted q
                        WHERE q.account_id = p.account_id AND q.currency = p.currency
                        AND q.effective_date <= s.on_date
                        AND (q.event_id = p.event_id OR (q.kind = 'PAYMENT'
                            AND p.kind IN ('REVERSAL', 'CHARGEBACK')
                            AND q.payment_id = p.reverses_payment_id))
                        AND (q.effective_date > s.stated_on OR q.occurred_at > s.occurred_at))
                GROUP BY s.on_date, s.account_id),
            ever AS (
                SELECT d.on_date, s.account_id, min(s.overdue_since) AS first_overdue
                FROM dates d JOIN statement s
                    ON (s.occurred_at AT TIME ZONE 'Asia/Shanghai')::date <= d.on_date
                GROUP BY d.on_date, s.account_id),
            planned AS (
                SELECT DISTINCT ON (d.on_date, p.account_id, p.plan_id)
                    d.on_date, p.account_id, p.kind
                FROM dates d JOIN plan_fact p
                    ON (p.effective_at AT TIME ZONE 'Asia/Shanghai')::date <= d.on_date
                ORDER BY d.on_date, p.account_id, p.plan_id, p.effective_at DESC),
            amounts AS (
                SELECT s.on_date, s.account_id, s.currency, s.charged_off, e.first_overdue,
                    CASE WHEN s.amount_overdue > 0 AND s.amount_overdue <= r.paid THEN NULL
                         ELSE s.overdue_since END AS overdue_since,
                    s.amount_overdue - r.paid AS left_overdue,
                    greatest(s.balance - r.paid, 0) AS owed
                FROM stated s JOIN reduced r USING (on_date, account_id)
                    JOIN ever e USING (on_date, account_id)),
            stood AS (
                SELECT a.on_date, a.account_id, a.currency, a.owed, a.overdue_since IS NOT NULL AS overdue,
                    coalesce(to_char(a.first_overdue, 'YYYY-MM'), 'NONE') AS cohort,
                    CASE WHEN a.overdue_since IS NULL THEN 0 ELSE greatest(a.left_overdue, 0) END
                        AS amount_overdue,
                    coalesce(greatest(a.on_date - a.overdue_since, 0), 0) AS dpd,
                    CASE
                        WHEN a.charged_off THEN 'WRITTEN_OFF'
                        WHEN a.overdue_since IS NULL AND a.first_overdue IS NOT NULL THEN 'CURED'
                        WHEN EXISTS (SELECT FROM planned p
                            WHERE p.on_date = a.on_date AND p.account_id = a.account_id
                            AND p.kind = 'AGREED') THEN 'IN_PLAN'
                        WHEN a.on_date - a.overdue_since > 180 THEN 'M7+'
                        WHEN a.on_date - a.overdue_since > 0
                            THEN 'M' || (a.on_date - a.overdue_since + 29) / 30
                        ELSE 'CURRENT' END AS stage
                FROM amounts a)
            """;

    private static final String MONTH_ENDS =
            """
            WITH dates AS (
                SELECT (first + interval '1 month' - interval '1 day')::date AS on_date
                FROM generate_series(date_trunc('month', '%s'::date), '%s'::date, interval '1 month')
                    AS first),
            """;

    private Recount() {}

    static String ageing(String asOf) {
        return on(List.of(asOf))
                + """
                SELECT on_date, stage, currency,
                    CASE WHEN dpd = 0 THEN '0' WHEN dpd <= 30 THEN '1-30' WHEN dpd <= 60 THEN '31-60'
                        WHEN dpd <= 90 THEN '61-90' WHEN dpd <= 120 THEN '91-120'
                        WHEN dpd <= 150 THEN '121-150' WHEN dpd <= 180 THEN '151-180'
                        ELSE '181+' END AS bucket,
                    CASE WHEN dpd = 0 THEN 0 WHEN dpd > 180 THEN 181
                        ELSE (dpd - 1) / 30 * 30 + 1 END AS days_from,
                    count(*), sum(amount_overdue), sum(owed)
                FROM stood GROUP BY 1, 2, 3, 4, 5
                """;
    }

    static String overdueRate(String from, String to) {
        return MONTH_ENDS.formatted(from, to)
                + STOOD
                + """
                SELECT on_date, cohort, currency, count(*), count(*) FILTER (WHERE overdue),
                    round(count(*) FILTER (WHERE overdue)::numeric / count(*), 6),
                    sum(owed), sum(amount_overdue),
                    round(sum(amount_overdue) / nullif(sum(owed), 0), 6)
                FROM stood GROUP BY on_date, cohort, currency
                """;
    }

    static String rollRate(String from, String to) {
        return MONTH_ENDS.formatted(from, to)
                + STOOD
                + """
                , pairs AS (SELECT on_date AS begun, lead(on_date) OVER (ORDER BY on_date) AS ended
                    FROM dates),
                moves AS (
                    SELECT p.begun, p.ended, coalesce(b.currency, a.currency) AS currency,
                        coalesce(b.stage, 'NEW') AS from_stage, a.stage AS to_stage,
                        coalesce(b.amount_overdue, 0) AS before, a.amount_overdue AS after
                    FROM pairs p JOIN stood a ON a.on_date = p.ended
                    LEFT JOIN stood b ON b.on_date = p.begun AND b.account_id = a.account_id)
                SELECT begun, ended, currency, from_stage, to_stage, count(*),
                    round(count(*) / sum(count(*)) OVER line, 6), sum(before), sum(after),
                    round(sum(before) / nullif(sum(sum(before)) OVER line, 0), 6)
                FROM moves GROUP BY begun, ended, currency, from_stage, to_stage
                WINDOW line AS (PARTITION BY begun, currency, from_stage)
                """;
    }

    static String cure(String from, String to, String by) {
        return on(List.of(from, to))
                + """
                SELECT b.on_date, a.on_date, b.%1$s, b.currency, count(*),
                    count(*) FILTER (WHERE NOT a.overdue),
                    round(count(*) FILTER (WHERE NOT a.overdue)::numeric / count(*), 6),
                    sum(b.amount_overdue),
                    coalesce(sum(b.amount_overdue) FILTER (WHERE NOT a.overdue), 0),
                    round(coalesce(sum(b.amount_overdue) FILTER (WHERE NOT a.overdue), 0)
                        / nullif(sum(b.amount_overdue), 0), 6)
                FROM stood b JOIN stood a USING (account_id)
                WHERE b.on_date = '%2$s' AND a.on_date = '%3$s' AND b.overdue
                GROUP BY 1, 2, 3, 4
                """
                        .formatted(by, from, to);
    }

    static String recovery(String from, String to, String by) {
        return on(List.of(from, to))
                + """
                , got AS (
                    SELECT b.%1$s, b.currency, b.amount_overdue,
                        coalesce((SELECT sum(p.paid) FROM counted p
                            WHERE p.account_id = b.account_id AND p.currency = b.currency
                            AND p.kind <> 'ADJUSTMENT'
                            AND p.effective_date > '%2$s' AND p.effective_date <= '%3$s'), 0) AS got
                    FROM stood b WHERE b.on_date = '%2$s' AND b.overdue)
                SELECT '%2$s', '%3$s', %1$s, currency, count(*), count(*) FILTER (WHERE got > 0),
                    round(count(*) FILTER (WHERE got > 0)::numeric / count(*), 6),
                    sum(amount_overdue), sum(got), sum(greatest(least(got, amount_overdue), 0)),
                    round(sum(greatest(least(got, amount_overdue), 0))
                        / nullif(sum(amount_overdue), 0), 6)
                FROM got GROUP BY %1$s, currency
                """
                        .formatted(by, from, to);
    }

    private static String on(List<String> dates) {
        return "WITH dates AS (SELECT unnest('{%s}'::date[]) AS on_date),%n"
                        .formatted(String.join(",", dates))
                + STOOD;
    }
}
