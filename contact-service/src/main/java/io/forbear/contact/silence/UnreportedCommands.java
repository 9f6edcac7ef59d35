package io.forbear.contact.silence;

import static io.forbear.service.row.Column.get;
import static io.forbear.service.row.Column.orNull;

import io.forbear.contact.history.Noted;
import io.forbear.contact.proposal.GatewayNews;
import io.forbear.contact.proposal.PlannedContact;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Keeps the commands that nobody reported in time, and what was heard of them later. */
@Component
public class UnreportedCommands {
    private static final String NOTE =
            """
            INSERT INTO unreported_command (command_id, proposal_id, debtor_id, gateway, channel,
                legal_entity_id, commanded_at, given_up_at)
            VALUES (:commandId, :proposalId, :debtorId, :gateway, :channel,
                :legalEntityId, :commandedAt, :givenUpAt)
            ON CONFLICT DO NOTHING
            """;

    private static final String FIGURES =
            """
            SELECT gateway, legal_entity_id, count(*) AS given_up, count(reported_at) AS reported_late,
                count(*) FILTER (WHERE outcome = 'NOT_MADE') AS not_made,
                min(commanded_at) FILTER (WHERE reported_at IS NULL) AS silent_since
            FROM unreported_command
            WHERE commanded_at >= :from AND commanded_at < :to
            GROUP BY gateway, legal_entity_id
            ORDER BY gateway, legal_entity_id
            """;

    private static final String SILENT =
            """
            SELECT gateway, legal_entity_id, count(*) AS unreported FROM unreported_command
            WHERE reported_at IS NULL GROUP BY gateway, legal_entity_id
            """;

    private final DatabaseClient database;

    UnreportedCommands(DatabaseClient database) {
        this.database = database;
    }

    /** Notes a command that was given up. */
    public Mono<Void> note(
            String debtorId, GatewayNews.GiveUp giveUp, PlannedContact contact, String gateway) {
        return database.sql(NOTE)
                .bind("commandId", giveUp.commandId())
                .bind("proposalId", giveUp.proposalId())
                .bind("debtorId", debtorId)
                .bind("gateway", gateway)
                .bind("channel", contact.channel().name())
                .bind("legalEntityId", contact.actor().legalEntityId())
                .bind("commandedAt", giveUp.commandedAt())
                .bind("givenUpAt", giveUp.at())
                .then();
    }

    /** Notes that a report came after all. */
    public Mono<Void> heard(Noted.Attempted report, Instant now) {
        return database.sql(
                        """
                        UPDATE unreported_command SET reported_at = :now, outcome = :outcome
                        WHERE proposal_id = :proposalId
                        """)
                .bind("proposalId", orNull(report.proposalId(), String.class))
                .bind("outcome", report.attempt().outcome())
                .bind("now", now)
                .then();
    }

    /** What was given up of the commands of a time, by gateway and collector. */
    Flux<SilenceFigure> figures(Instant from, Instant to) {
        return database.sql(FIGURES)
                .bind("from", from)
                .bind("to", to)
                .map(UnreportedCommands::figure)
                .all();
    }

    /** How many commands nothing has been heard of, ever; none where nothing is missing. */
    record Silent(String gateway, String legalEntityId, long unreported) {}

    Flux<Silent> silent() {
        return database.sql(SILENT)
                .map(
                        row ->
                                new Silent(
                                        get(row, "gateway", String.class),
                                        get(row, "legal_entity_id", String.class),
                                        get(row, "unreported", Long.class)))
                .all();
    }

    private static SilenceFigure figure(Readable row) {
        long givenUp = get(row, "given_up", Long.class);
        long late = get(row, "reported_late", Long.class);
        return new SilenceFigure(
                get(row, "gateway", String.class),
                get(row, "legal_entity_id", String.class),
                givenUp,
                late,
                get(row, "not_made", Long.class),
                givenUp - late,
                row.get("silent_since", Instant.class));
    }
}
