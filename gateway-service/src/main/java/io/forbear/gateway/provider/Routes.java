package io.forbear.gateway.provider;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** By whom a message may go. Nothing here says that it may go twice. */
public final class Routes {
    private static final Comparator<Provider> FIRST =
            Comparator.<Provider>comparingInt(one -> -one.settings().priority())
                    .thenComparing(Provider::name);

    private Routes() {}

    /** Who serves a message, in the order in which they are asked; empty: nobody here does. */
    public static List<Provider> of(Collection<Provider> all, Errand errand) {
        return all.stream().filter(one -> one.serves(errand)).sorted(FIRST).toList();
    }

    /**
     * Who is asked next, because the one that was asked could not be reached, so that it certainly
     * has not taken the message. Those before it have been asked.
     *
     * @param well who can be called
     */
    public static Optional<String> after(List<String> route, String asked, Set<String> well) {
        return route.stream().skip(route.indexOf(asked) + 1L).filter(well::contains).findFirst();
    }

    /**
     * Who is asked in place of one that is left alone for now, and has never been handed the
     * message: the first that can be called, before or after it.
     */
    public static Optional<String> insteadOf(List<String> route, String asked, Set<String> well) {
        return route.contains(asked)
                ? route.stream()
                        .filter(name -> !name.equals(asked) && well.contains(name))
                        .findFirst()
                : Optional.empty();
    }
}
