package io.forbear.account.placement;

import io.forbear.account.fact.Placement.Authority;
import io.forbear.events.Authorisation;
import io.forbear.events.DebtorNotice;
import io.forbear.events.NoticeKind;
import io.forbear.messaging.EventIds;
import io.forbear.messaging.Outbox;
import io.forbear.topics.Topics;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Tells on {@code debtor.notice} that what entitles an agency has changed while it holds an
 * account. That it holds it is told with every event about the account.
 */
@Component
class PlacementPublisher {
    private final Outbox outbox;
    private final Clock clock;

    PlacementPublisher(Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    Mono<Void> publish(AccountPlacement placement, List<EntitlementNotice> notices) {
        return Flux.fromIterable(notices)
                .map(notice -> event(placement, notice))
                .concatMap(event -> outbox.publish(Topics.DEBTOR_NOTICE, event))
                .then();
    }

    private DebtorNotice event(AccountPlacement placement, EntitlementNotice notice) {
        return switch (notice) {
            case EntitlementNotice.Revoked(var at, var before) ->
                    about(placement, NoticeKind.AGENCY_REVOKED, at)
                            .setAuthorisation(authorisation(before))
                            .build();
            case EntitlementNotice.Authorised(var at, var authority) ->
                    about(placement, NoticeKind.AGENCY_AUTHORISED, at)
                            .setAuthorisation(authorisation(authority))
                            .build();
        };
    }

    private DebtorNotice.Builder about(AccountPlacement placement, NoticeKind kind, Instant at) {
        return DebtorNotice.newBuilder()
                .setEventId(EventIds.next(clock))
                .setOccurredAt(at)
                .setDebtorId(placement.debtorId().value())
                .setKind(kind)
                .setLegalEntityId(placement.agencyId())
                .setAccountIds(List.of(placement.accountId().value()));
    }

    private static Authorisation authorisation(Authority authority) {
        return new Authorisation(
                authority.jurisdictions(), authority.from(), authority.to(), authority.published());
    }
}
