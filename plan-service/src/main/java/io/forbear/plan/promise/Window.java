package io.forbear.plan.promise;

import java.time.LocalDate;
import java.util.List;

/**
 * The value dates that count towards a promise: from the day it was made to its last day of grace.
 * Promises on one account share no day: what is paid counts for the earlier one as long as that can
 * be kept, up to the day on which the next was made; one that was taken back leaves that very day
 * to the next.
 *
 * @param until the last day
 */
record Window(LocalDate from, LocalDate until) {
    /**
     * The window of a promise.
     *
     * @param all the debtor's promises in the order in which they were made
     */
    static Window of(Promise promise, List<Promise> all) {
        var place = all.indexOf(promise);
        var from =
                all.subList(0, place).stream()
                        .filter(promise::sharesAnAccountWith)
                        .map(earlier -> end(earlier, promise).plusDays(1))
                        .reduce(promise.promisedOn(), Window::later);
        var until =
                all.subList(place + 1, all.size()).stream()
                        .filter(promise::sharesAnAccountWith)
                        .findFirst()
                        .map(next -> end(promise, next))
                        .orElseGet(() -> end(promise));
        return new Window(from, until);
    }

    private static LocalDate end(Promise promise, Promise next) {
        var own = end(promise);
        return own.isAfter(next.promisedOn()) ? next.promisedOn() : own;
    }

    private static LocalDate end(Promise promise) {
        var withdrawnOn = promise.withdrawnOn();
        return withdrawnOn == null || withdrawnOn.isAfter(promise.lastDay())
                ? promise.lastDay()
                : withdrawnOn.minusDays(1);
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
