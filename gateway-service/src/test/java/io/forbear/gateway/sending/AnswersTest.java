package io.forbear.gateway.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.forbear.gateway.command.Result;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswersTest {
    private static final Set<Integer> WRONG = Set.of(422);

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204, 299, 409})
    void takesAsAccepted(int status) {
        assertThat(Answers.of(status, "m", WRONG)).isEqualTo(new Result.Accepted("m"));
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 402, 403, 404, 407, 408, 425, 429, 503})
    void takesAsCertainlyNotSent(int status) {
        assertThat(failure(status).mayHaveSent()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {199, 300, 302, 399, 500, 502, 504, 599})
    void doubtsEverythingItDoesNotKnow(int status) {
        assertThat(failure(status).mayHaveSent()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 410, 415, 499})
    void takesAsRefusedForEver(int status) {
        assertThat(Answers.of(status, null, WRONG))
                .isEqualTo(new Result.Refused(false, "the provider answered " + status));
    }

    @Test
    void knowsTheStatusOfAWrongRecipient() {
        assertThat(Answers.of(422, null, WRONG))
                .isEqualTo(new Result.Refused(true, "the provider answered 422"));
        assertThat(Answers.of(422, null, Set.of()))
                .isEqualTo(new Result.Refused(false, "the provider answered 422"));
    }

    private static ProviderFailure failure(int status) {
        return catchThrowableOfType(
                ProviderFailure.class, () -> Answers.of(status, null, Set.of()));
    }
}
