package io.forbear.contact.proposal;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * That an account enters an experiment, because a run begins in one of its arms.
 *
 * @param arm its label, {@code experiment:arm}
 */
public record Entry(String debtorId, String accountId, String arm, String strategyId, Instant at) {

    /** The accounts that are in an arm afterwards, and were in none of the same stage before. */
    static List<Entry> all(Dossier before, Dossier after) {
        return after.runs().entrySet().stream()
                .flatMap(
                        run -> {
                            var known = before.runs().get(run.getKey());
                            return entry(after.facts().debtorId(), run.getKey(), run.getValue())
                                    .filter(
                                            _ ->
                                                    known == null
                                                            || known.arm() == null
                                                            || !known.cause()
                                                                    .equals(
                                                                            run.getValue()
                                                                                    .cause()));
                        })
                .toList();
    }

    private static Stream<Entry> entry(String debtorId, String key, Run run) {
        var arm = run.arm();
        return arm == null
                ? Stream.empty()
                : Stream.of(new Entry(debtorId, key, arm, run.strategyId(), run.startedAt()));
    }
}
