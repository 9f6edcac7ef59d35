package io.forbear.console.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;

class DeedTest {
    @Test
    void holdsNoCharacterThatTheDatabaseDoesNotKeep() {
        var deed = Deed.relayed("ol\0ga", "account-service", "POST", "/things", "be\0cause");
        assertThat(deed.subject()).isEqualTo("ol ga");
        assertThat(deed.reason()).isEqualTo("be cause");
        assertThat(Deed.signedIn("olga").reason()).isNull();
    }

    @Test
    void tellsAnOutageOfTheDatabaseFromARefusal() {
        assertThat(AuditDatabase.isAway(new DataAccessResourceFailureException("gone"))).isTrue();
        assertThat(AuditDatabase.isAway(new TimeoutException())).isTrue();
        assertThat(AuditDatabase.isAway(new DataIntegrityViolationException("no"))).isFalse();
        var refusal = Audit.unavailable(new DataIntegrityViolationException("no"));
        assertThat(refusal.getBody().getDetail())
                .contains("nothing was done")
                .doesNotContain("does not answer");
    }
}
