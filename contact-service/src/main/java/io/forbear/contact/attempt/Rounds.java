package io.forbear.contact.attempt;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;

/** Reports in groups that can be noted at once. */
final class Rounds {
    private Rounds() {}

    /**
     * The places of the reports: first those at which an id comes for the first time, then those at
     * which one comes for the second time, and so on. So all rows are held after the first round,
     * and what corrects something comes after it.
     */
    static List<List<Integer>> of(List<AttemptBody> reports) {
        var rounds = new ArrayList<List<Integer>>();
        var seen = new HashMap<UUID, Integer>();
        for (int place = 0; place < reports.size(); place++) {
            var round = seen.merge(reports.get(place).eventId(), 1, Integer::sum) - 1;
            if (round == rounds.size()) {
                rounds.add(new ArrayList<>());
            }
            rounds.get(round).add(place);
        }
        return rounds;
    }
}
