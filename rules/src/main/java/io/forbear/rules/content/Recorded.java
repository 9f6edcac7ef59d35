package io.forbear.rules.content;

import io.forbear.rules.Breaches;
import io.forbear.rules.ContactCheck;
import io.forbear.rules.Evidence;
import io.forbear.rules.Outcome;
import io.forbear.rules.Parameters;
import io.forbear.rules.RuleType;
import io.forbear.rules.Situation;
import java.util.List;

/** Collection conversations by telephone are recorded (card measures 2011 art. 68). */
public final class Recorded implements ContactCheck {
    public static final RuleType TYPE =
            new RuleType(
                    "recorded",
                    "a telephone conversation, in either direction, without a recording",
                    List.of(),
                    Recorded::new);

    private Recorded(Parameters parameters) {}

    @Override
    public void judge(Situation situation, Breaches out) {
        var contact = situation.contact();
        if (situation.subject().outcome() == Outcome.CONVERSATION
                && contact.channel().isVoice()
                && contact.recordingRef() == null) {
            out.report(Evidence.of("the conversation was not recorded"));
        }
    }
}
