;; Compares one vector with all that are held. JavaScript that runs seldom, ten thousand rounds at a time, is compiled well too
;; late; this is good from its first call on, and counts bits and multiplies bytes sixteen at a time.
;;
;; `npm run generate:kernel` writes it into vectors.wasm.ts. Addresses are in bytes; ../vector-kernel.ts lays the memory out.
(module
  (memory (export "memory") 1)

  ;; Writes down in how many bits each row's signature (64 bytes) differs from the one that is asked for. The rows of each
  ;; group of kinds have a range of their own: $distances is added to once for each group before. 0xffff stands for a kind
  ;; of no group. At $rows_at it is counted how many rows there are at each.
  (func (export "measureDistances")
    (param $count i32) (param $kinds i32) (param $groups i32) (param $signatures i32) (param $asked i32) (param $range i32)
    (param $distances i32) (param $rows_at i32)
    (local $end i32) (local $group i32) (local $distance i32) (local $counter i32)
    (local $bits v128) (local $a v128) (local $b v128) (local $c v128) (local $d v128)
    (local.set $a (v128.load (local.get $asked)))
    (local.set $b (v128.load offset=16 (local.get $asked)))
    (local.set $c (v128.load offset=32 (local.get $asked)))
    (local.set $d (v128.load offset=48 (local.get $asked)))
    (local.set $end (i32.add (local.get $kinds) (local.get $count)))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $kinds) (local.get $end)))
        (local.set $group (i32.load8_u (i32.add (local.get $groups) (i32.load8_u (local.get $kinds)))))
        (if (i32.eqz (local.get $group))
          (then (i32.store16 (local.get $distances) (i32.const 0xffff)))
          (else
            ;; Of 512 bits, at most 32 in each byte: the sum of four fits.
            (local.set $bits
              (i8x16.add
                (i8x16.add
                  (i8x16.popcnt (v128.xor (local.get $a) (v128.load (local.get $signatures))))
                  (i8x16.popcnt (v128.xor (local.get $b) (v128.load offset=16 (local.get $signatures)))))
                (i8x16.add
                  (i8x16.popcnt (v128.xor (local.get $c) (v128.load offset=32 (local.get $signatures))))
                  (i8x16.popcnt (v128.xor (local.get $d) (v128.load offset=48 (local.get $signatures)))))))
            (local.set $bits (i32x4.extadd_pairwise_i16x8_u (i16x8.extadd_pairwise_i8x16_u (local.get $bits))))
            (local.set $distance
              (i32.add
                (i32.mul (i32.sub (local.get $group) (i32.const 1)) (local.get $range))
                (call $sum (local.get $bits))))
            (i32.store16 (local.get $distances) (local.get $distance))
            (local.set $counter (i32.add (local.get $rows_at) (i32.shl (local.get $distance) (i32.const 2))))
            (i32.store (local.get $counter) (i32.add (i32.load (local.get $counter)) (i32.const 1)))))
        (local.set $kinds (i32.add (local.get $kinds) (i32.const 1)))
        (local.set $signatures (i32.add (local.get $signatures) (i32.const 64)))
        (local.set $distances (i32.add (local.get $distances) (i32.const 2)))
        (br $next))))

  ;; Writes down the places whose distance is from $nearest to $farthest, and tells how many there are.
  (func (export "placesWithin")
    (param $count i32) (param $distances i32) (param $nearest i32) (param $farthest i32) (param $places i32) (result i32)
    (local $place i32) (local $end i32)
    (local.set $end (local.get $places))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $place) (local.get $count)))
        (i32.store (local.get $end) (local.get $place))
        ;; Kept by moving on behind it, which needs no branch: unsigned, what is too near is very far.
        (local.set $end
          (i32.add (local.get $end)
            (i32.shl
              (i32.le_u
                (i32.sub (i32.load16_u (local.get $distances)) (local.get $nearest))
                (i32.sub (local.get $farthest) (local.get $nearest)))
              (i32.const 2))))
        (local.set $place (i32.add (local.get $place) (i32.const 1)))
        (local.set $distances (i32.add (local.get $distances) (i32.const 2)))
        (br $next)))
    (i32.shr_u (i32.sub (local.get $end) (local.get $places)) (i32.const 2)))

  ;; Multiplies the row of bytes at each place with the vector that is asked for (of sixteen bits), $length bytes a row, a
  ;; multiple of sixteen. The caller keeps the vector so small that no sum overflows.
  (func (export "multiply")
    (param $count i32) (param $places i32) (param $values i32) (param $length i32) (param $asked i32) (param $products i32)
    (local $end i32) (local $row i32) (local $row_end i32) (local $at i32) (local $bytes v128) (local $sums v128)
    (local.set $end (i32.add (local.get $places) (i32.shl (local.get $count) (i32.const 2))))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $places) (local.get $end)))
        (local.set $row (i32.add (local.get $values) (i32.mul (i32.load (local.get $places)) (local.get $length))))
        (local.set $row_end (i32.add (local.get $row) (local.get $length)))
        (local.set $at (local.get $asked))
        (local.set $sums (v128.const i32x4 0 0 0 0))
        (loop $sixteen
          (local.set $bytes (v128.load (local.get $row)))
          (local.set $sums
            (i32x4.add (local.get $sums)
              (i32x4.add
                (i32x4.dot_i16x8_s (i16x8.extend_low_i8x16_s (local.get $bytes)) (v128.load (local.get $at)))
                (i32x4.dot_i16x8_s (i16x8.extend_high_i8x16_s (local.get $bytes)) (v128.load offset=16 (local.get $at))))))
          (local.set $row (i32.add (local.get $row) (i32.const 16)))
          (local.set $at (i32.add (local.get $at) (i32.const 32)))
          (br_if $sixteen (i32.lt_u (local.get $row) (local.get $row_end))))
        (i32.store (local.get $products) (call $sum (local.get $sums)))
        (local.set $places (i32.add (local.get $places) (i32.const 4)))
        (local.set $products (i32.add (local.get $products) (i32.const 4)))
        (br $next))))

  (func $sum (param $four v128) (result i32)
    (i32.add
      (i32.add (i32x4.extract_lane 0 (local.get $four)) (i32x4.extract_lane 1 (local.get $four)))
      (i32.add (i32x4.extract_lane 2 (local.get $four)) (i32x4.extract_lane 3 (local.get $four)))))
)
