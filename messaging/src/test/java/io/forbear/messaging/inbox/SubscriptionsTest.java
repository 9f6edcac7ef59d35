package io.forbear.messaging.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.forbear.messaging.Subscription;
import io.forbear.topics.Topics;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class SubscriptionsTest {
    private static final Subscription<?> PAYMENTS =
            Subscription.to(Topics.ACCOUNT_PAYMENT, _ -> Mono.empty());
    private static final Subscription<?> NOTICES =
            Subscription.to(Topics.DEBTOR_NOTICE, _ -> Mono.empty());

    @Test
    void namesTheGroupLikeTheServiceUnlessTheSubscriptionNamesIt() {
        var subscriptions =
                new Subscriptions("plan-service", List.of(PAYMENTS, NOTICES.inGroup("other")));

        assertThat(subscriptions.groups()).containsExactly("plan-service", "other");
        assertThat(subscriptions.topics("other")).containsExactly("debtor.notice");
        assertThat(subscriptions.find("plan-service", "account.payment")).isSameAs(PAYMENTS);
        assertThat(subscriptions.find("plan-service", "debtor.notice")).isNull();
    }

    @Test
    void refusesASecondSubscriptionOfAGroupToATopic() {
        assertThatThrownBy(() -> new Subscriptions("s", List.of(PAYMENTS, PAYMENTS)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("account.payment");
        assertThat(new Subscriptions("s", List.of(PAYMENTS, PAYMENTS.inGroup("t"))).groups())
                .hasSize(2);
    }
}
