;; Looks through the terms of all documents that are held for those that may be looked for; why here, vectors.wat says.
;; `npm run generate:kernel` writes it into words.wasm.ts. Addresses are in bytes; ../word-kernel.ts lays the memory out.
(module
  (memory (export "memory") 1)

  ;; Writes down the places of which a term has lowest bits that are marked: at $marks there is a byte for each of the 65,536
  ;; there can be. The terms of a place are $counts in number (four bytes each) and begin at the one of number $starts.
  (func (export "placesWith")
    (param $count i32) (param $starts i32) (param $counts i32) (param $terms i32) (param $marks i32) (param $places i32) (result i32)
    (local $place i32) (local $at i32) (local $end i32) (local $found i32)
    (local.set $found (local.get $places))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $place) (local.get $count)))
        (local.set $at (i32.add (local.get $terms) (i32.shl (i32.load (local.get $starts)) (i32.const 2))))
        (local.set $end (i32.add (local.get $at) (i32.shl (i32.load (local.get $counts)) (i32.const 2))))
        (block $leave
          (loop $term
            (br_if $leave (i32.ge_u (local.get $at) (local.get $end)))
            (if (i32.load8_u (i32.add (local.get $marks) (i32.load16_u (local.get $at))))
              (then
                (i32.store (local.get $found) (local.get $place))
                (local.set $found (i32.add (local.get $found) (i32.const 4)))
                (br $leave)))
            (local.set $at (i32.add (local.get $at) (i32.const 4)))
            (br $term)))
        (local.set $place (i32.add (local.get $place) (i32.const 1)))
        (local.set $starts (i32.add (local.get $starts) (i32.const 4)))
        (local.set $counts (i32.add (local.get $counts) (i32.const 4)))
        (br $next)))
    (i32.shr_u (i32.sub (local.get $found) (local.get $places)) (i32.const 2)))
)
