(module
  (import "env" "memory" (memory 1))
  ;; out[r] = sum over k < n of weights[r][k] * vector[k]; weights are signed bytes, the vector signed 16-bit numbers, n is a multiple of 16.
  (func (export "products")
    (param $weights i32) (param $rows i32) (param $vector i32) (param $n i32) (param $out i32)
    (local $at i32) (local $end i32) (local $codes v128) (local $sum v128)
    (local.set $end (i32.add (local.get $vector) (i32.shl (local.get $n) (i32.const 1))))
    (block $done
      (loop $row
        (br_if $done (i32.eqz (local.get $rows)))
        (local.set $sum (v128.const i32x4 0 0 0 0))
        (local.set $at (local.get $vector))
        (loop $step
          (local.set $codes (v128.load (local.get $weights)))
          (local.set $sum (i32x4.add (local.get $sum)
            (i32x4.add
              (i32x4.dot_i16x8_s (i16x8.extend_low_i8x16_s (local.get $codes)) (v128.load (local.get $at)))
              (i32x4.dot_i16x8_s (i16x8.extend_high_i8x16_s (local.get $codes)) (v128.load offset=16 (local.get $at))))))
          (local.set $weights (i32.add (local.get $weights) (i32.const 16)))
          (local.set $at (i32.add (local.get $at) (i32.const 32)))
          (br_if $step (i32.lt_u (local.get $at) (local.get $end))))
        (i32.store (local.get $out)
          (i32.add
            (i32.add (i32x4.extract_lane 0 (local.get $sum)) (i32x4.extract_lane 1 (local.get $sum)))
            (i32.add (i32x4.extract_lane 2 (local.get $sum)) (i32x4.extract_lane 3 (local.get $sum)))))
        (local.set $out (i32.add (local.get $out) (i32.const 4)))
        (local.set $rows (i32.sub (local.get $rows) (i32.const 1)))
        (br $row)))))
