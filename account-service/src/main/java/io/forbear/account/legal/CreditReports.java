package io.forbear.account.legal;

import static io.forbear.service.row.Column.get;
import static io.forbear.service.row.Column.orNull;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Keeps notices of credit reports, and the reports. */
@Component
class CreditReports {
    private static final String STORE =
            """
            INSERT INTO credit_report VALUES (
                :reportId, :accountId, :noticeSentAt, :noticeChannel, :noticeReference, :noticedBy,
                :consentReference, :bureau, :reportedAt, :reportedBy)
            ON CONFLICT (report_id) DO UPDATE SET
                bureau = excluded.bureau, reported_at = excluded.reported_at,
                reported_by = excluded.reported_by
            """;

    private final DatabaseClient database;

    CreditReports(DatabaseClient database) {
        this.database = database;
    }

    /** Finds one, and lets nobody else change it until the transaction ends. */
    Mono<CreditReport> hold(UUID reportId) {
        return database.sql("SELECT * FROM credit_report WHERE report_id = :reportId FOR UPDATE")
                .bind("reportId", reportId)
                .map(CreditReports::report)
                .one();
    }

    /** All of an account, the newest notice first. */
    Flux<CreditReport> of(String accountId) {
        return database.sql(
                        "SELECT * FROM credit_report WHERE account_id = :accountId"
                                + " ORDER BY notice_sent_at DESC, report_id DESC")
                .bind("accountId", accountId)
                .map(CreditReports::report)
                .all();
    }

    Mono<Void> store(CreditReport report) {
        return database.sql(STORE)
                .bind("reportId", report.reportId())
                .bind("accountId", report.accountId())
                .bind("noticeSentAt", report.noticeSentAt())
                .bind("noticeChannel", report.noticeChannel())
                .bind("noticeReference", report.noticeReference())
                .bind("noticedBy", report.noticedBy())
                .bind("consentReference", orNull(report.consentReference(), String.class))
                .bind("bureau", orNull(report.bureau(), String.class))
                .bind("reportedAt", orNull(report.reportedAt(), Instant.class))
                .bind("reportedBy", orNull(report.reportedBy(), String.class))
                .then();
    }

    private static CreditReport report(Readable row) {
        return new CreditReport(
                get(row, "report_id", UUID.class),
                get(row, "account_id", String.class),
                get(row, "notice_sent_at", Instant.class),
                get(row, "notice_channel", String.class),
                get(row, "notice_reference", String.class),
                get(row, "noticed_by", String.class),
                row.get("consent_reference", String.class),
                row.get("bureau", String.class),
                row.get("reported_at", Instant.class),
                row.get("reported_by", String.class));
    }
}
