package io.forbear.contact.task;

import static io.forbear.contact.debtor.Examples.DEBTOR;
import static io.forbear.contact.debtor.Examples.MAY_4;
import static io.forbear.contact.debtor.Examples.account;
import static io.forbear.contact.debtor.Examples.profile;
import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.contact.debtor.Facts;
import io.forbear.contact.debtor.Reach;
import io.forbear.contact.debtor.Wish;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** His profile says zh-CN. */
class NeedsTest {
    private static final Facts FACTS =
            Facts.about(DEBTOR).with(account(), MAY_4).with(profile(), MAY_4);

    @Test
    void needsSomebodyWhoSpeaksTheLanguageHeAskedFor() {
        assertThat(Needs.of(FACTS, account(), null).language()).isEqualTo("zh");
        assertThat(Needs.of(asking("en-GB"), account(), null).language()).isEqualTo("en");
    }

    @Test
    void showsTheLanguageHeAskedFor() {
        assertThat(TaskAids.facts(FACTS, MAY_4).language()).isEqualTo("zh-CN");
        assertThat(TaskAids.facts(asking("en-GB"), MAY_4).language()).isEqualTo("en-GB");
    }

    private static Facts asking(String language) {
        var wish = new Wish(List.of(), List.of(), language);
        return FACTS.with(new Reach(Map.of(), Map.of(), List.of(), wish), MAY_4);
    }
}
