package io.forbear.messaging;

import static io.forbear.testing.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.forbear.testing.Surroundings;
import io.forbear.topics.Topics;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

class OutboxIT implements WithSampleService {
    @Autowired private Outbox outbox;
    @Autowired private ReactiveTransactionManager transactions;

    @Test
    void refusesToPublishOutsideATransaction() {
        assertThatThrownBy(() -> publish(Samples.newDebtor(), newId()).block())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("transaction");
    }

    @Test
    void publishesNothingOfATransactionThatFails() {
        var debtor = Samples.newDebtor();
        var failing =
                publish(debtor, newId())
                        .then(Mono.<Void>error(new IllegalStateException("no")))
                        .as(TransactionalOperator.create(transactions)::transactional);
        assertThatThrownBy(failing::block).hasMessage("no");
        inTransaction(publish(debtor, newId())).block();

        soon(() -> assertThat(notices(debtor)).isEqualTo(1));
    }

    @Test
    void letsASecondTransactionOfAKeyWaitForTheFirst() {
        var debtor = Samples.newDebtor();
        var commit = Sinks.<Void>empty();
        var first = inTransaction(publish(debtor, newId()).then(commit.asMono())).cache();
        var second = inTransaction(publish(debtor, newId())).cache();
        var other = inTransaction(publish(Samples.newDebtor(), newId()));
        first.subscribe();
        Mono.delay(Duration.ofMillis(300)).block();
        second.subscribe();

        other.block(Duration.ofSeconds(5));
        assertThatThrownBy(() -> second.block(Duration.ofMillis(500)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Timeout");
        commit.tryEmitEmpty().orThrow();
        first.block(Duration.ofSeconds(5));
        second.block(Duration.ofSeconds(5));

        soon(() -> assertThat(notices(debtor)).isEqualTo(2));
    }

    private Mono<Void> publish(String debtor, UUID id) {
        return outbox.publish(Topics.DEBTOR_NOTICE, Samples.notice(debtor, id));
    }

    private Mono<Void> inTransaction(Mono<Void> action) {
        return action.as(TransactionalOperator.create(transactions)::transactional);
    }

    private static UUID newId() {
        return EventIds.next(Clock.systemUTC());
    }

    private static int notices(String debtor) {
        return Surroundings.read(Topics.DEBTOR_NOTICE.name(), debtor).size();
    }
}
