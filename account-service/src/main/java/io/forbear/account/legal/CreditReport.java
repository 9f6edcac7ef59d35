package io.forbear.account.legal;

import io.forbear.account.legal.LegalPolicy.CreditReportRule;
import io.forbear.service.problem.Problem.FieldError;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A notice to the debtor that he will be reported to a credit bureau, and the report, once it was
 * made (CN-CREDIT-01: credit reporting regulation art. 15, and 29(2) for the consent).
 *
 * @param consentReference where the debtor's written consent to report is kept; null: none
 * @param reportedAt null: not reported
 */
record CreditReport(
        UUID reportId,
        String accountId,
        Instant noticeSentAt,
        String noticeChannel,
        String noticeReference,
        String noticedBy,
        @Nullable String consentReference,
        @Nullable String bureau,
        @Nullable Instant reportedAt,
        @Nullable String reportedBy) {

    /**
     * Why it must not be reported; empty: it may be.
     *
     * @param overdueSince the oldest unpaid due date: a notice sent before these arrears began was
     *     about others
     * @param at when it is to be reported
     * @param zone by which clock days are counted
     */
    List<FieldError> obstacles(
            CreditReportRule rule, LocalDate overdueSince, Instant at, ZoneId zone) {
        var noticed = LocalDate.ofInstant(noticeSentAt, zone);
        var first = noticed.plusDays(rule.noticeDays());
        var errors = new ArrayList<FieldError>();
        if (!noticed.isAfter(overdueSince)) {
            errors.add(
                    new FieldError(
                            "noticeSentAt",
                            "the notice of %s is not of these arrears, which began after %s"
                                    .formatted(noticed, overdueSince)));
        }
        if (LocalDate.ofInstant(at, zone).isBefore(first)) {
            errors.add(
                    new FieldError(
                            "reportedAt",
                            "the notice was sent on %s, so the first day is %s"
                                    .formatted(noticed, first)));
        }
        if (rule.consentNeeded() && consentReference == null) {
            errors.add(
                    new FieldError(
                            "consentReference", "the debtor's written consent is not on file"));
        }
        return errors;
    }

    CreditReport reported(String to, Instant at, String by) {
        return new CreditReport(
                reportId,
                accountId,
                noticeSentAt,
                noticeChannel,
                noticeReference,
                noticedBy,
                consentReference,
                to,
                at,
                by);
    }
}
