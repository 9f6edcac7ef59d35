package io.forbear.gateway.command;

import io.forbear.gateway.provider.Acknowledgment;
import io.forbear.gateway.provider.Errand;
import io.forbear.gateway.provider.Medium;
import io.forbear.gateway.provider.Provider;
import io.forbear.gateway.provider.WebhookSettings;
import java.time.Clock;
import java.util.Optional;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Confirms that a stop was heard, where the law allows it, at most once for a person and medium.
 * The provider sends the text in the same conversation; that it does is reported as a contact of
 * ours. Who stops without our knowing whom we wrote to gets nothing, for then it is not known what
 * law holds.
 */
@Component
class Confirmations {
    private static final String ONCE =
            """
            INSERT INTO opt_out_confirmation (debtor_id, person_id, medium)
            VALUES (:debtor, :person, :medium)
            ON CONFLICT DO NOTHING
            """;

    private final DatabaseClient database;
    private final CommandBytes bytes;
    private final ReportPublisher reports;
    private final Clock clock;

    Confirmations(
            DatabaseClient database, CommandBytes bytes, ReportPublisher reports, Clock clock) {
        this.database = database;
        this.bytes = bytes;
        this.reports = reports;
        this.clock = clock;
    }

    /**
     * The text for the person; empty if there is to be none.
     *
     * @param payload the command that was answered
     */
    Mono<String> of(Provider provider, Reply reply, byte[] payload) {
        return bytes.read(payload)
                .flatMap(
                        command ->
                                Mono.justOrEmpty(
                                                text(
                                                        provider,
                                                        reply,
                                                        EventWords.errand(
                                                                command, provider.medium())))
                                        .filterWhen(
                                                _ ->
                                                        isFirst(
                                                                provider.medium(),
                                                                EventWords.whom(command)))
                                        .flatMap(
                                                text ->
                                                        reports.publishConfirmation(command, reply)
                                                                .thenReturn(text)));
    }

    private Optional<String> text(Provider provider, Reply reply, Errand errand) {
        return Optional.ofNullable(provider.settings().webhook())
                .map(WebhookSettings::acknowledgments)
                .flatMap(all -> Acknowledgment.of(all, errand, reply.at(), clock.instant()));
    }

    private Mono<Boolean> isFirst(Medium medium, Whom whom) {
        return database.sql(ONCE)
                .bind("debtor", whom.debtorId())
                .bind("person", whom.personId())
                .bind("medium", medium.name())
                .fetch()
                .rowsUpdated()
                .map(rows -> rows > 0);
    }
}
