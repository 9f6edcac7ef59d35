package io.forbear.contact.intake;

import static io.forbear.contact.intake.Translation.same;

import io.forbear.contact.casework.News;
import io.forbear.contact.debtor.ContactPoint;
import io.forbear.contact.debtor.DebtorFlag;
import io.forbear.contact.debtor.Party;
import io.forbear.contact.debtor.PartyKind;
import io.forbear.contact.debtor.PlaceKind;
import io.forbear.contact.debtor.Profile;
import io.forbear.contact.task.CaseEffect;
import io.forbear.events.DebtorProfileChanged;
import io.forbear.messaging.RejectedEvent;
import io.forbear.messaging.Subscription;
import io.forbear.topics.Topics;
import java.time.ZoneId;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Takes what the bank knows about its debtors. */
@Configuration(proxyBeanMethods = false)
class ProfileListener {
    @Bean
    Subscription<DebtorProfileChanged> debtorProfiles(CaseEffect effect) {
        return Subscription.together(Topics.DEBTOR_PROFILE, ProfileListener::news, effect);
    }

    /**
     * The profile as the event states it.
     *
     * @throws RejectedEvent if it names a time zone or circumstance that nobody knows
     */
    static News news(DebtorProfileChanged event) {
        var profile = RejectedEvent.ifImpossible(() -> profile(event));
        return new News(
                event.getDebtorId(), event.getEventId(), (facts, now) -> facts.with(profile, now));
    }

    private static Profile profile(DebtorProfileChanged event) {
        return new Profile(
                event.getEventId(),
                event.getOccurredAt(),
                event.getZones().stream().map(ZoneId::of).toList(),
                event.getLanguage(),
                event.getContactPoints().stream()
                        .filter(ProfileListener::isOfSomebodyKnown)
                        .map(ProfileListener::point)
                        .toList(),
                event.getFlags().stream()
                        .map(flag -> same(DebtorFlag.class, flag))
                        .collect(Collectors.toUnmodifiableSet()),
                Boolean.TRUE.equals(event.getEmployerProhibitsContact()));
    }

    /** Nobody is contacted of whom it is not known what he is to the debt. */
    private static boolean isOfSomebodyKnown(io.forbear.events.ContactPoint point) {
        return point.getPartyKind() != io.forbear.events.PartyKind.UNKNOWN;
    }

    private static ContactPoint point(io.forbear.events.ContactPoint point) {
        return new ContactPoint(
                point.getEndpoint(),
                new Party(point.getPersonId(), same(PartyKind.class, point.getPartyKind())),
                same(PlaceKind.class, point.getPlaceKind()),
                Translation.channels(point.getChannels()),
                point.getValid());
    }
}
