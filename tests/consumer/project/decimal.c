/* Decimal arithmetic of the compiler's, by libgcc. */
int decimal_of_the_compiler(void) {
  volatile _Decimal128 a = 0.1DL, b = 0.2DL, big = 12345678901234567890.5DL, one = 1;
  int i;
  for (i = 0; i < 100; ++i) one = one * 3 / 3;
  return a + b == 0.3DL && big * 2 == 24691357802469135781.DL && one == 1 && (int)(big / big) == 1;
}
