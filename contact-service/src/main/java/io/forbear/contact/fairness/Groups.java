package io.forbear.contact.fairness;

import io.forbear.service.problem.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which debtors the bank counts to which group; kept only while a check runs.
 *
 * @param byGroup debtor ids by the group's name
 */
record Groups(Map<String, List<String>> byGroup) {
    private static final int MOST_DEBTORS = 200_000;
    private static final int MOST_GROUPS = 50;
    private static final String HEADER = "debtor_id,group";

    /**
     * @throws Problem 422 if there are too many, a group is empty, or a debtor is in two
     */
    Groups {
        if (byGroup.size() < 2 || byGroup.size() > MOST_GROUPS) {
            throw Problem.invalid("groups", "must be 2 to " + MOST_GROUPS + " groups");
        }
        var known = new HashMap<String, String>();
        byGroup.forEach((group, debtors) -> debtors.forEach(id -> checkOnce(known, id, group)));
        if (known.size() > MOST_DEBTORS) {
            throw Problem.invalid("groups", "must name at most " + MOST_DEBTORS + " debtors");
        }
        byGroup.forEach((group, debtors) -> checkNotEmpty(group, debtors));
    }

    private static void checkOnce(Map<String, String> known, String debtorId, String group) {
        if (known.put(debtorId, group) != null) {
            throw Problem.invalid("groups", "names debtor " + debtorId + " twice");
        }
    }

    private static boolean isName(String cell) {
        return !cell.isBlank() && cell.chars().noneMatch(c -> c < ' ' && c != '\t');
    }

    private static void checkNotEmpty(String group, List<String> debtors) {
        if (group.isBlank() || debtors.isEmpty()) {
            throw Problem.invalid("groups", "has a group without a name or without debtors");
        }
    }

    /**
     * Reads lines of debtor id and group, below the header {@value #HEADER}.
     *
     * @throws Problem 422 naming the line that is none
     */
    static Groups ofCsv(String csv) {
        var lines = csv.lines().toList();
        if (lines.isEmpty() || !lines.getFirst().strip().equals(HEADER)) {
            throw Problem.invalid("line 1", "must be the header " + HEADER);
        }
        var groups = new TreeMap<String, List<String>>();
        for (int i = 1; i < lines.size(); i++) {
            var cells = lines.get(i).split(",", -1);
            if (cells.length != 2 || !isName(cells[0]) || !isName(cells[1])) {
                throw Problem.invalid(
                        "line " + (i + 1), "must be a debtor id and a group, with one comma");
            }
            groups.computeIfAbsent(cells[1].strip(), _ -> new ArrayList<>()).add(cells[0].strip());
        }
        return new Groups(groups);
    }
}
