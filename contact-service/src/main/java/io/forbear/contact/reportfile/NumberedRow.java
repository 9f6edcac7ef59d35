package io.forbear.contact.reportfile;

/**
 * A row of a file.
 *
 * @param number from 1, without the header
 */
record NumberedRow(int number, CsvRecords.Raw raw) {}
