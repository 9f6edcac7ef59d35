package io.forbear.rules;

import java.util.ArrayList;
import java.util.List;

/**
 * What a finding rests on, so that an examiner can redo the sum.
 *
 * @param explanation one sentence with the numbers
 * @param items facts and counts by name: count, limit, window, local date, zone …
 * @param restsOn ids of the facts counted
 */
public record Evidence(String explanation, List<Item> items, List<String> restsOn) {

    /** A fact or count by name. */
    public record Item(String name, String value) {
        public static Item of(String name, Object value) {
            return new Item(name, value.toString());
        }
    }

    public Evidence {
        items = List.copyOf(items);
        restsOn = List.copyOf(restsOn);
    }

    /** Evidence that needs no more than a sentence. */
    public static Evidence of(String explanation) {
        return new Evidence(explanation, List.of(), List.of());
    }

    /** Evidence with facts and counts, in this order. */
    public static Evidence of(String explanation, Item... items) {
        return new Evidence(explanation, List.of(items), List.of());
    }

    /** The same with one more fact or count. */
    public Evidence with(String name, Object value) {
        var more = items.toArray(new Item[items.size() + 1]);
        more[items.size()] = Item.of(name, value);
        return new Evidence(explanation, List.of(more), restsOn);
    }

    /** The same, resting on these facts as well. */
    public Evidence on(List<String> ids) {
        if (restsOn.isEmpty() && ids.size() <= 1) {
            return new Evidence(explanation, items, ids);
        }
        var more = new ArrayList<>(restsOn);
        for (var id : ids) {
            if (!more.contains(id)) {
                more.add(id);
            }
        }
        return new Evidence(explanation, items, more);
    }

    /** Both together; the same rule may be broken in two ways at once. */
    public Evidence and(Evidence other) {
        var more = new ArrayList<>(items);
        more.addAll(other.items);
        return new Evidence(explanation + "; " + other.explanation, more, restsOn)
                .on(other.restsOn);
    }
}
