package io.forbear.contact.erasure;

import io.forbear.packs.retention.DataClass;

/**
 * What is not there any more.
 *
 * @param where table, and columns if not all of the row
 * @param rows how many held any
 */
record Destroyed(DataClass what, String where, long rows) {}
