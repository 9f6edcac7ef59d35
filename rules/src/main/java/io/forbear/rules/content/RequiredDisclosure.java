package io.forbear.rules.content;

import io.forbear.rules.Breaches;
import io.forbear.rules.Channel;
import io.forbear.rules.ContactCheck;
import io.forbear.rules.DisclosedItem;
import io.forbear.rules.Evidence;
import io.forbear.rules.Outcome;
import io.forbear.rules.Parameters;
import io.forbear.rules.PartyKind;
import io.forbear.rules.Purpose;
import io.forbear.rules.RuleType;
import io.forbear.rules.Situation;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What must be said whenever a contact reaches the person: the mini-Miranda (12 CFR 1006.18(e)),
 * who calls (1006.14(g)), how to opt out (1006.6(e)).
 */
public final class RequiredDisclosure implements ContactCheck {
    public static final RuleType TYPE =
            new RuleType(
                    "required-disclosure",
                    "an outbound contact, or with inboundCalls any call, by these channels with one"
                            + " of these outcomes that does not"
                            + " disclose the items",
                    List.of(
                            "items",
                            "channels",
                            "outcomes",
                            "parties",
                            "exceptPurposes",
                            "inboundCalls"),
                    RequiredDisclosure::new);

    private final Set<DisclosedItem> items;
    private final Set<Channel> channels;
    private final Set<Outcome> outcomes;
    private final Set<PartyKind> parties;
    private final Set<Purpose> except;
    private final boolean inboundCalls;

    private RequiredDisclosure(Parameters parameters) {
        items = parameters.set("items", DisclosedItem.class);
        channels = parameters.setOrAll("channels", Channel.class);
        outcomes = parameters.set("outcomes", Outcome.class);
        parties = parameters.setOrAll("parties", PartyKind.class);
        except = parameters.setOrNone("exceptPurposes", Purpose.class);
        inboundCalls = parameters.flag("inboundCalls");
    }

    @Override
    public void judge(Situation situation, Breaches out) {
        var contact = situation.contact();
        if (!(contact.isOutbound() || (inboundCalls && contact.channel().isVoice()))
                || !channels.contains(contact.channel())
                || !parties.contains(contact.party().kind())
                || except.contains(contact.purpose())
                || contact.disclosed().containsAll(items)) {
            return;
        }
        for (var outcome : outcomes) {
            if (situation.subject().mayBe(outcome)) {
                var missing = EnumSet.copyOf(items);
                missing.removeAll(contact.disclosed());
                out.report(Evidence.of("not disclosed: " + missing).with("missing", missing));
                return;
            }
        }
    }
}
