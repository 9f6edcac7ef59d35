package io.forbear.simulator.audit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether contacts were made within their permits, and once.
 *
 * @param contacts how many were made
 * @param early those made before their permit began
 * @param late those made after it ended
 * @param twice commands, or proposals, of which two contacts were made
 */
public record Sending(int contacts, List<String> early, List<String> late, List<String> twice) {
    public Sending {
        early = List.copyOf(early);
        late = List.copyOf(late);
        twice = List.copyOf(twice);
    }

    /** Compares the logs of who made contacts with what was commanded. */
    public static Sending of(Collection<Made> made, Map<String, Ordered> orders) {
        var early = new ArrayList<String>();
        var late = new ArrayList<String>();
        var twice = new ArrayList<String>();
        var byProposal = new HashMap<String, Made>();
        for (var one : made) {
            var order = orders.get(one.commandId());
            if (order == null) {
                continue;
            }
            if (one.at().isBefore(order.validFrom())) {
                early.add("%s, permitted from %s".formatted(one, order.validFrom()));
            }
            if (one.at().isAfter(order.notAfter())) {
                late.add("%s, permitted until %s".formatted(one, order.notAfter()));
            }
            var before = byProposal.put(order.proposalId(), one);
            if (before != null) {
                twice.add("%s, and %s".formatted(before, one));
            }
        }
        return new Sending(made.size(), early, late, twice);
    }

    /** The lines of the account. */
    public List<Line> lines() {
        return List.of(
                Line.told("contacts made, by the gateways' own logs", "%,d".formatted(contacts)),
                Line.none("made after their permit had ended", Fates.count(late), late),
                Line.none("made before their permit began", Fates.count(early), early),
                Line.none("made twice", Fates.count(twice), twice));
    }
}
