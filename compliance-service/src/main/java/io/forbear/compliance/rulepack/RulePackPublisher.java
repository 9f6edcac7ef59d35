package io.forbear.compliance.rulepack;

import io.forbear.messaging.Outbox;
import io.forbear.topics.Topics;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Activations as events, written to the outbox. */
@Component
public class RulePackPublisher {
    /** Name of the topic that tells which packs run. */
    public static final String TOPIC = Topics.RULE_PACK.name();

    private final Outbox outbox;
    private final DatabaseClient database;

    RulePackPublisher(Outbox outbox, DatabaseClient database) {
        this.outbox = outbox;
        this.database = database;
    }

    /** Publishes when the surrounding transaction commits, unless that is about to happen. */
    public Mono<Void> activated(Activation activation) {
        return database.sql("select 1 as waiting from outbox where id = :id")
                .bind("id", ActivationRecords.eventId(activation))
                .fetch()
                .first()
                .hasElement()
                .filter(waiting -> !waiting)
                .flatMap(_ -> outbox.publish(Topics.RULE_PACK, ActivationRecords.of(activation)));
    }
}
