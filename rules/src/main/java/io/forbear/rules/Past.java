package io.forbear.rules;

import java.util.List;
import java.util.function.Predicate;

/**
 * What lies so far back that no contact comes to it any more.
 *
 * @param contacts in event order, the oldest first; the file may have later ones
 * @param brokeLaw whether one of them broke any rule, as a proven violation
 */
public record Past(CaseFile file, List<Attempt> contacts, Predicate<Attempt> brokeLaw) {
    public Past {
        contacts = List.copyOf(contacts);
    }
}
