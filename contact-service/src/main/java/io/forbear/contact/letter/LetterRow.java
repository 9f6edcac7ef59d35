package io.forbear.contact.letter;

import org.jspecify.annotations.Nullable;

/**
 * What is kept of a letter.
 *
 * @param paper digest of the paper
 * @param digest of the file that names the customer by number
 * @param addressedDigest of the file that was sent; null: it was not fetched yet
 */
record LetterRow(String contactId, String paper, String digest, @Nullable String addressedDigest) {}
