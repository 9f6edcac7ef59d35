package io.forbear.messaging.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.messaging.WithSampleService;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;

class HousekeepingIT implements WithSampleService {
    private static final String GROUP = "housekeeping";

    @Autowired private Housekeeping housekeeping;
    @Autowired private DatabaseClient database;

    @Test
    void deletesMarksAfterTheirRetentionAndNoneBefore() {
        run(
                """
                insert into processed_event (consumer_group, event_id, digest, processed_at)
                select 'housekeeping', gen_random_uuid(), '\\x00', now() - make_interval(days => n)
                from generate_series(1, 60) n, generate_series(1, 1000)
                """);

        housekeeping.deleteExpired().block();

        assertThat(count("select count(*) from processed_event where consumer_group = '%s'"))
                .isEqualTo(29_000);
    }

    @Test
    void forgetsRequestsAfterTheirOwnRetentionAndNoneBefore() {
        run(
                """
                insert into sample_request
                select n || '-' || m, now() - make_interval(days => n) + interval '1 hour'
                from generate_series(1, 120) n, generate_series(1, 500) m
                """);

        housekeeping.deleteExpired().block();

        assertThat(count("select count(*) from sample_request")).isEqualTo(45_000);
        assertThat(count("select count(*) from sample_request where idempotency_key like '90-%%'"))
                .isEqualTo(500);
    }

    @Test
    void keepsWhatIsParkedHoweverOldItIs() {
        for (var state : List.of("PARKED", "REPLAYED", "DISMISSED")) {
            run(
                    """
                    insert into parked_record (consumer_group, topic, partition, record_offset,
                        record_timestamp, holds_key, headers, state, reason, message, parked_at)
                    select 'housekeeping', '%s', 0, n, now(), false, '{}', '%s', 'FAILED', 'old',
                        now() - interval '40 days'
                    from generate_series(1, 5) n
                    """
                            .formatted(state, state));
        }

        housekeeping.deleteExpired().block();

        assertThat(count("select count(*) from parked_record where consumer_group = '%s'"))
                .isEqualTo(5);
        run("delete from parked_record where consumer_group = 'housekeeping'");
    }

    private void run(String statement) {
        database.sql(statement).then().block();
    }

    private long count(String query) {
        return database.sql(query.formatted(GROUP))
                .mapValue(Long.class)
                .one()
                .blockOptional()
                .orElseThrow();
    }
}
