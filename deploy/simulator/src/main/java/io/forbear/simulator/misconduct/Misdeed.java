package io.forbear.simulator.misconduct;

import io.forbear.simulator.chance.Dice;
import io.forbear.simulator.portfolio.Country;
import io.forbear.simulator.portfolio.Debtor;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * One way to break the law, or just not to.
 *
 * @param kind in words
 * @param country where it can be done
 * @param since the first day on which it is against the law
 * @param fits to which debtors it can be done
 * @param circumstances what the victim's data must be like
 * @param isReachable whether the bank keeps the victim's contact points; without them the platform
 *     itself cannot contact him, and nothing but the misdeed is in his history
 * @param play writes the misdeed and what must precede it into the scene
 */
record Misdeed(
        String kind,
        Country country,
        LocalDate since,
        Predicate<Debtor> fits,
        UnaryOperator<Debtor> circumstances,
        boolean isReachable,
        Consumer<Scene> play) {

    static Misdeed of(Country country, String kind, Consumer<Scene> play) {
        return new Misdeed(
                kind, country, LocalDate.MIN, _ -> true, UnaryOperator.identity(), false, play);
    }

    /** The same, done only to debtors who live there. */
    Misdeed under(String jurisdiction) {
        return to(debtor -> debtor.livesUnder(jurisdiction));
    }

    /** The same, done only to such debtors. */
    Misdeed to(Predicate<Debtor> whom) {
        return new Misdeed(kind, country, since, fits.and(whom), circumstances, isReachable, play);
    }

    /** The same, done to a debtor in such circumstances. */
    Misdeed given(UnaryOperator<Debtor> changed) {
        return new Misdeed(kind, country, since, fits, changed, isReachable, play);
    }

    /** The same, done to a debtor whom the platform can reach too. */
    Misdeed toReachable() {
        return new Misdeed(kind, country, since, fits, circumstances, true, play);
    }

    /** The same, against the law from that day on. */
    Misdeed since(LocalDate firstDay) {
        return new Misdeed(kind, country, firstDay, fits, circumstances, isReachable, play);
    }

    boolean canBeDoneTo(Debtor debtor) {
        return debtor.region().country() == country && fits.test(debtor);
    }

    /** The victim as the bank knows him. */
    Debtor asKnown(Debtor victim) {
        var changed = circumstances.apply(victim);
        return isReachable ? changed : changed.withoutContactPoints();
    }

    /** The misdeed as it is reported. */
    Story story(Debtor victim, Instant told, Dice dice) {
        var scene = new Scene(kind, circumstances.apply(victim), told, dice);
        play.accept(scene);
        return scene.story();
    }
}
