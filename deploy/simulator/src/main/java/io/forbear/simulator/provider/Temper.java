package io.forbear.simulator.provider;

import io.forbear.simulator.chance.Dice;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * How a provider behaves: a pure function of its seed, the message and the instant. It wrongs a
 * message the first time only, so that trying again helps.
 */
public record Temper(String provider, long seed, ProviderTroubles troubles, Outages outages) {
    private static final Duration DAY = Duration.ofDays(1);
    private static final int SLOWEST_RECEIPT_SECONDS = 90;
    private static final int LATEST_ANSWER_MINUTES = 240;

    /** How it treats a message. */
    public Mood mood(Posted message) {
        if (outages.at(message.at()).isPresent()) {
            return Mood.BUSY;
        }
        var dice = dice("mood", message.key());
        double thrown = dice.share();
        if (isWrongNumber(message.key())) {
            return Mood.KNOWS_NO_SUCH_NUMBER;
        }
        return message.time() > 1 ? Mood.WORKS : first(thrown, dice.chance(0.5));
    }

    private boolean isWrongNumber(String key) {
        return dice("number", key).chance(troubles.unknownNumbers());
    }

    private Mood first(double thrown, boolean isSent) {
        var left = thrown;
        if ((left -= troubles.errors()) < 0) {
            return Mood.FAILS;
        }
        if ((left -= troubles.refusals()) < 0) {
            return Mood.REFUSES_FOR_NOW;
        }
        if ((left -= troubles.hangs()) < 0) {
            return isSent ? Mood.SENDS_AND_HANGS : Mood.HANGS;
        }
        if ((left -= troubles.lostAnswers()) < 0) {
            return Mood.SENDS_AND_BREAKS;
        }
        return left < troubles.breaks() ? Mood.BREAKS : Mood.WORKS;
    }

    /** What it will tell of a message that it sent, and when. */
    public List<Word> afterwards(String key, Instant sentAt) {
        var dice = dice("afterwards", key);
        var words = new ArrayList<Word>();
        var happened = sentAt.plusSeconds(dice.between(1, SLOWEST_RECEIPT_SECONDS));
        var delivered = !dice.chance(troubles.failures());
        double thrown = dice.share();
        if (thrown >= troubles.noReceipts()) {
            var isLate = thrown < troubles.noReceipts() + troubles.lateReceipts();
            var told = isLate ? happened.plus(DAY) : happened;
            words.add(new Word.Receipt(key, delivered, happened, told));
            if (dice.chance(troubles.doubleReceipts())) {
                words.add(new Word.Receipt(key, delivered, happened, told.plusSeconds(60)));
            }
        }
        if (delivered) {
            answer(key, sentAt, dice, words);
        }
        return List.copyOf(words);
    }

    private void answer(String key, Instant sentAt, Dice dice, List<Word> words) {
        double thrown = dice.share();
        var at = sentAt.plus(Duration.ofMinutes(dice.between(3, LATEST_ANSWER_MINUTES)));
        if (thrown < troubles.stops()) {
            words.add(
                    new Word.Reply(
                            "r-" + key, key, dice.pick(List.of("STOP", " stop. ", "R")), at));
        } else if (thrown < troubles.stops() + troubles.answers()) {
            words.add(new Word.Reply("r-" + key, key, "ok, thanks", at));
        }
    }

    private Dice dice(String part, String key) {
        return Dice.of(seed, provider + part, key.hashCode());
    }
}
