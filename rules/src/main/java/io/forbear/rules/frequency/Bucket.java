package io.forbear.rules.frequency;

import io.forbear.rules.Attempt;
import io.forbear.rules.Contact;
import io.forbear.rules.Parameters;
import java.util.Objects;
import java.util.Set;

/** Which contacts are counted together. Debts are told apart by the checks themselves. */
final class Bucket {
    /** What contacts of one bucket have in common. */
    enum Key {
        /** The legal entity that makes the contact. */
        COLLECTOR,
        /** The creditor, all who act for it added together. */
        CREDITOR,
        /** The person contacted. */
        PERSON,
        /** The number or address. */
        ENDPOINT
    }

    private final boolean collector;
    private final boolean creditor;
    private final boolean person;
    private final boolean endpoint;

    private Bucket(Set<Key> keys) {
        collector = keys.contains(Key.COLLECTOR);
        creditor = keys.contains(Key.CREDITOR);
        person = keys.contains(Key.PERSON);
        endpoint = keys.contains(Key.ENDPOINT);
    }

    static Bucket of(Parameters parameters) {
        return new Bucket(parameters.setOrNone("same", Key.class));
    }

    boolean holdsBoth(Attempt one, Attempt other) {
        return holdsBoth(one.contact(), other.contact());
    }

    boolean holdsBoth(Contact one, Contact other) {
        return (!person || one.party().personId().equals(other.party().personId()))
                && (!collector || one.actor().legalEntityId().equals(other.actor().legalEntityId()))
                && (!creditor || one.principal().equals(other.principal()))
                && (!endpoint || Objects.equals(one.endpoint(), other.endpoint()));
    }
}
