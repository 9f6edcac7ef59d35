package io.forbear.contact.reach;

import static io.forbear.service.row.Column.get;

import java.time.Instant;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/** How many attempts reached the person meant, by what was used. */
@Component
class HitRates {
    private static final String RATES =
            """
             AS name, count(*) AS attempts, count(*) FILTER (WHERE reached) AS reached,
                count(*) FILTER (WHERE wrong) AS wrong
            FROM reach_attempt tried
            LEFT JOIN contact_point point
                ON point.debtor_id = tried.debtor_id AND point.endpoint = tried.endpoint
            WHERE outbound AND at >= :from AND at < :to
            GROUP BY 1 ORDER BY 1
            """;

    private final DatabaseClient database;

    HitRates(DatabaseClient database) {
        this.database = database;
    }

    /** What attempts are told apart by. */
    enum By {
        MEANS("tried.means"),
        CHANNEL("tried.channel"),
        ROLE("tried.place_kind"),
        PARTY("tried.party_kind"),
        /** Where the number or address comes from; those of the profile have none. */
        SOURCE("coalesce(point.source, 'PROFILE')");

        private final String column;

        By(String column) {
            this.column = column;
        }
    }

    /**
     * A hit rate.
     *
     * @param attempts outbound ones
     * @param rightPartyContacts in how many of them the person meant was spoken to
     * @param wrong in how many the number or address proved to be none
     * @param hitRate right-party contacts per attempt
     */
    record HitRate(
            String name, long attempts, long rightPartyContacts, long wrong, double hitRate) {}

    Flux<HitRate> of(By by, Instant from, Instant to) {
        return database.sql("SELECT " + by.column + RATES)
                .bind("from", from)
                .bind("to", to)
                .map(
                        row ->
                                rate(
                                        get(row, "name", String.class),
                                        get(row, "attempts", Long.class),
                                        get(row, "reached", Long.class),
                                        get(row, "wrong", Long.class)))
                .all();
    }

    private static HitRate rate(String name, long attempts, long reached, long wrong) {
        return new HitRate(name, attempts, reached, wrong, (double) reached / attempts);
    }
}
