package io.forbear.gateway.sending;

import io.forbear.gateway.command.Result;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the status of an HTTP answer to a posted message means. */
final class Answers {
    private static final Set<Integer> NOT_NOW = Set.of(401, 402, 403, 404, 407, 408, 425, 429, 503);

    private Answers() {}

    /**
     * What came of posting a message.
     *
     * <ul>
     *   <li>2xx: the provider has it.
     *   <li>401, 403, 404, 407 (we are set up wrongly), 402 (we have not paid it), 408, 425, 429,
     *       503 (it is busy): it has not taken it, and may later.
     *   <li>409: it has one with this id already.
     *   <li>other 4xx: it will never take it.
     *   <li>everything else: it may have it.
     * </ul>
     *
     * @param wrongRecipient statuses by which this provider says that there is no such recipient
     * @throws ProviderFailure if the provider is to blame
     */
    static Result of(int status, @Nullable String messageId, Set<Integer> wrongRecipient) {
        if (status / 100 == 2) {
            return new Result.Accepted(messageId);
        }
        var reason = "the provider answered " + status;
        if (wrongRecipient.contains(status)) {
            return new Result.Refused(true, reason);
        }
        if (status == 409) {
            return new Result.Accepted(messageId);
        }
        if (NOT_NOW.contains(status)) {
            throw ProviderFailure.notSent(reason);
        }
        if (status / 100 == 4) {
            return new Result.Refused(false, reason);
        }
        throw ProviderFailure.uncertain(reason);
    }
}
