package io.forbear.contact.preview;

import io.forbear.contact.besttime.Chance;
import io.forbear.contact.besttime.SimilarDebtors;
import io.forbear.contact.channel.Channel;
import io.forbear.contact.channel.Means;
import io.forbear.contact.channel.Outcome;
import io.forbear.contact.debtor.Facts;
import io.forbear.contact.debtor.HourCount;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Tells what is supposed to come of a contact; the same one always comes to the same. */
public sealed interface Supposition {

    /**
     * What comes of a contact.
     *
     * @param facts what is known of the debtor
     * @param question the contact, under the id of its proposal
     */
    Outcome of(Facts facts, Play.Question question);

    /** The same of all. */
    record Everybody(boolean answers) implements Supposition {
        @Override
        public Outcome of(Facts facts, Play.Question question) {
            return outcome(question.contact().channel(), answers);
        }
    }

    /**
     * What came of contacts like it. By a draw that seed and proposal decide, so that the same
     * preview comes out the same, and two strategies can be compared debtor by debtor.
     *
     * @param similar attempts of similar debtors, that is of stage, product and place, by means and
     *     hour
     */
    record Observed(Map<String, List<HourCount>> similar, long seed) implements Supposition {
        public Observed {
            similar = Map.copyOf(similar);
        }

        @Override
        public Outcome of(Facts facts, Play.Question question) {
            var draw =
                    new SplittableRandom(seed * 31 + question.proposalId().hashCode()).nextDouble();
            return outcome(question.contact().channel(), draw < chance(facts, question));
        }

        /** That the person is spoken to; by the hour where it is known which one it is for him. */
        double chance(Facts facts, Play.Question question) {
            var contact = question.contact();
            var account = facts.accounts().get(contact.accountId());
            var others =
                    account == null
                            ? List.<HourCount>of()
                            : similar.getOrDefault(SimilarDebtors.groupOf(account), List.of());
            var means = Means.of(contact.channel());
            var own = facts.reach().habits();
            var profile = facts.profile();
            return profile == null || profile.zones().size() != 1
                    ? Chance.of(means, own, others).value()
                    : Chance.at(
                                    hour(question.plannedAt(), profile.zones().getFirst()),
                                    means,
                                    own,
                                    others)
                            .value();
        }

        private static int hour(Instant at, ZoneId zone) {
            return at.atZone(zone).getHour();
        }

        /** How many attempts it rests on. */
        long attempts() {
            return similar.values().stream()
                    .flatMap(List::stream)
                    .mapToLong(HourCount::attempts)
                    .sum();
        }
    }

    private static Outcome outcome(Channel channel, boolean answers) {
        return switch (channel) {
            case VOICE_HUMAN, VOICE_BOT, VISIT ->
                    answers ? Outcome.CONVERSATION : Outcome.RANG_UNANSWERED;
            case VOICEMAIL_DROP -> Outcome.VOICEMAIL;
            case SMS, IM_ENTERPRISE, IM_PRIVATE, EMAIL, LETTER, PUSH -> Outcome.DELIVERED;
        };
    }
}
