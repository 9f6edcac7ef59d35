package io.forbear.account.agency;

import io.forbear.account.fact.Zones;
import io.forbear.events.ComplianceViolation;
import io.forbear.messaging.RejectedEvent;
import io.forbear.messaging.Subscription;
import io.forbear.topics.Topics;
import java.time.LocalDate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/**
 * Takes violations, in a consumer group of its own: one that cannot be read must not keep what else
 * is told about its debtor.
 */
@Configuration(proxyBeanMethods = false)
class ViolationListener {
    static final String GROUP = "account-service-budgets";

    @Bean
    Subscription<ComplianceViolation> violationSubscription(
            AgencyViolations violations, Zones zones) {
        return Subscription.to(
                        Topics.COMPLIANCE_VIOLATION,
                        (ComplianceViolation event) ->
                                event.getLegalEntityId() == null
                                        ? Mono.<Void>empty()
                                        : violations.take(violation(event, zones)))
                .inGroup(GROUP);
    }

    /**
     * What an event says of somebody's contact.
     *
     * @throws RejectedEvent if its status is not known
     */
    static AgencyViolation violation(ComplianceViolation event, Zones zones) {
        var retracted =
                switch (event.getStatus()) {
                    case RAISED, RESTATED -> false;
                    case RETRACTED -> true;
                    case UNKNOWN ->
                            throw new RejectedEvent("the status of the violation is unknown");
                };
        return new AgencyViolation(
                event.getViolationId(),
                String.valueOf(event.getLegalEntityId()),
                event.getFinding().getRuleId(),
                LocalDate.ofInstant(event.getSubjectOccurredAt(), zones.usual()),
                retracted,
                event.getOccurredAt(),
                event.getEventId());
    }
}
